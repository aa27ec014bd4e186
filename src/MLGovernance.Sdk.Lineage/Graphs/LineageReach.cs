namespace MLGovernance.Lineage;

/// <summary>A reusable set of reached nodes, for callers that ask often and want no garbage: the start counts as reached.</summary>
/// <remarks>
/// Made by <see cref="LineageGraph.CreateReach"/> and filled by <see cref="LineageGraph.Reach"/>, which allocates nothing. Its nodes come
/// in no promised order. Not safe for use by two threads at once; make one for each.
/// </remarks>
public sealed class LineageReach
{
    internal LineageReach(LineageGraph graph, ReachSet set, ulong codes)
    {
        Graph = graph;
        Set = set;
        Codes = codes;
    }

    /// <summary>Gets the graph.</summary>
    public LineageGraph Graph { get; }

    /// <summary>Gets how many nodes were reached, the start included; 0 before the first walk.</summary>
    public int Count => Set.Count;

    internal ReachSet Set { get; }

    internal ulong Codes { get; }

    /// <summary>Tells whether a node was reached.</summary>
    /// <param name="node">A node of the same graph.</param>
    /// <exception cref="ArgumentException">The node is of another graph.</exception>
    public bool Contains(LineageNode node) =>
        ReferenceEquals(node.Graph, Graph)
            ? Set.Contains(node.Index)
            : throw new ArgumentException("The node is of another graph.", nameof(node));

    /// <summary>Enumerates the nodes without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Copies the numbers of the nodes.</summary>
    /// <param name="indices">Room for <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void CopyTo(Span<int> indices)
    {
        if (indices.Length < Count)
        {
            throw new ArgumentException($"There is room for {indices.Length} numbers; expected at least {Count}.", nameof(indices));
        }

        Set.CopyTo(indices);
    }

    /// <summary>Walks through a <see cref="LineageReach"/>.</summary>
    public ref struct Enumerator
    {
        private readonly LineageGraph _graph;
        private ReachEnumerator _nodes;

        internal Enumerator(LineageReach reach)
        {
            _graph = reach.Graph;
            _nodes = reach.Set.GetEnumerator();
        }

        /// <summary>Gets the node.</summary>
        public readonly LineageNode Current => new(_graph, _nodes.Current);

        /// <summary>Moves to the next node.</summary>
        public bool MoveNext() => _nodes.MoveNext();
    }
}

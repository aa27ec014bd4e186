namespace MLGovernance.Lineage;

/// <summary>What each of many nodes touches, all at once: "which endpoints does each of these vulnerable images reach, and through which is this endpoint hit".</summary>
/// <remarks>
/// Made by <see cref="LineageGraph.ImpactOf"/>. It holds 64 bytes for each node of the graph and 512 sources, so ask for
/// <see cref="LineageGraph.ImpactCounts"/> when sizes are enough. Immutable and safe from many threads.
/// </remarks>
public sealed class LineageImpact
{
    private readonly LaneMatrix[] _passes;
    private readonly LineageNode[] _sources;
    private readonly int[] _counts;

    internal LineageImpact(LineageGraph graph, LineageNode[] sources, CancellationToken cancellationToken)
    {
        Graph = graph;
        _sources = sources;
        _counts = new int[sources.Length];
        _passes = new LaneMatrix[(sources.Length + LaneMatrix.Lanes - 1) / LaneMatrix.Lanes];
        int[] numbers = [.. sources.Select(source => source.Index)];
        for (int pass = 0; pass < _passes.Length; pass++)
        {
            int from = pass * LaneMatrix.Lanes;
            int length = Math.Min(LaneMatrix.Lanes, sources.Length - from);
            _passes[pass] = new LaneMatrix(graph.Engine.All);
            BatchSweep.Run(
                _passes[pass], numbers.AsSpan(from, length), _counts.AsSpan(from, length), LineageDirection.Downstream, scalar: false, cancellationToken);
        }
    }

    /// <summary>Gets the graph.</summary>
    public LineageGraph Graph { get; }

    /// <summary>Gets the nodes asked about.</summary>
    public IReadOnlyList<LineageNode> Sources => _sources;

    /// <summary>Tells how many others a source touches.</summary>
    /// <param name="source">The position of the source in <see cref="Sources"/>.</param>
    public int CountOf(int source) => _counts[source] - 1;

    /// <summary>Tells whether a source touches a node. A source touches itself.</summary>
    /// <param name="source">The position of the source in <see cref="Sources"/>.</param>
    /// <param name="node">A node of the graph.</param>
    /// <exception cref="ArgumentException">The node is of another graph.</exception>
    public bool Touches(int source, LineageNode node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, _sources.Length);
        return ReferenceEquals(node.Graph, Graph)
            ? _passes[source / LaneMatrix.Lanes].Reaches(source % LaneMatrix.Lanes, node.Index)
            : throw new ArgumentException("The node is of another graph.", nameof(node));
    }

    /// <summary>Gets the sources that touch a node, in the order of <see cref="Sources"/>.</summary>
    /// <param name="node">A node of the graph.</param>
    /// <exception cref="ArgumentException">The node is of another graph.</exception>
    public IEnumerable<LineageNode> SourcesOf(LineageNode node) =>
        [.. Enumerable.Range(0, _sources.Length).Where(source => Touches(source, node)).Select(source => _sources[source])];

    /// <summary>Gets what a source touches, in the order of the nodes' numbers, without the source.</summary>
    /// <param name="source">The position of the source in <see cref="Sources"/>.</param>
    public LineageSet SetOf(int source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, _sources.Length);
        ReachSet set = Graph.Engine.Rent();
        _passes[source / LaneMatrix.Lanes].CopyTo(source % LaneMatrix.Lanes, set);
        int[] nodes = new int[set.Count];
        set.CopyTo(nodes);
        Graph.Engine.Return(set);
        Array.Sort(nodes);
        int own = _sources[source].Index;
        return new LineageSet(Graph, [.. nodes.Where(node => node != own)]);
    }
}

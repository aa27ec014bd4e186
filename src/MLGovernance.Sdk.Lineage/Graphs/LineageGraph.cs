using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>
/// The lineage of an estate: its assets and the places they refer to, joined by edges that run downstream, from what is used to what is
/// made with it. Immutable and safe to share. Made by <see cref="LineageGraphBuilder"/>.
/// </summary>
/// <remarks>"Lineage" follows the data roles, "impact" follows all roles; see <see cref="LineageRoleSet"/>.</remarks>
public sealed partial class LineageGraph
{
    private readonly BoundNodes _nodes;
    private readonly EdgeIndex _downstream;
    private readonly EdgeIndex _upstream;
    private readonly Lazy<long[]> _createdTicks;

    internal LineageGraph(EstateSnapshot snapshot, BoundNodes nodes, EdgeRow[] edges, ImmutableArray<DanglingReference> dangling)
    {
        Snapshot = snapshot;
        _nodes = nodes;
        Edges = edges;
        DanglingReferences = dangling;
        _downstream = EdgeIndex.Build(nodes.Count, edges, byUpstream: true);
        _upstream = EdgeIndex.Build(nodes.Count, edges, byUpstream: false);
        Engine = BuildEngine(nodes.Count, edges);
        _createdTicks = new Lazy<long[]>(ReadCreation);
    }

    /// <summary>Gets the snapshot that the graph was built from.</summary>
    public EstateSnapshot Snapshot { get; }

    /// <summary>Gets the number of nodes: the snapshot's assets first, then what they refer to.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>Gets the number of edges.</summary>
    public int EdgeCount => Edges.Length;

    /// <summary>Gets the references that lead nowhere although they should lead into the estate, ordered by the asset that states them.</summary>
    public ImmutableArray<DanglingReference> DanglingReferences { get; }

    /// <summary>Gets a node.</summary>
    /// <param name="index">From 0 to <see cref="NodeCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public LineageNode this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, NodeCount);
            return new LineageNode(this, index);
        }
    }

    internal EdgeRow[] Edges { get; }

    /// <summary>Gets the engine that walks the graph; its numbers are those of the nodes.</summary>
    internal CompactGraph Engine { get; }

    /// <summary>Finds a node by identity. A path in a datastore is found at the storage path that it resolves to.</summary>
    /// <param name="id">The identity.</param>
    /// <param name="node">The node.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetNode(AssetId id, out LineageNode node)
    {
        int index = _nodes.Find(id);
        node = index < 0 ? default : new LineageNode(this, index);
        return index >= 0;
    }

    /// <summary>Gets the node of an identity.</summary>
    /// <param name="id">The identity.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageNode Node(AssetId id) =>
        TryGetNode(id, out LineageNode node) ? node : throw new KeyNotFoundException($"The estate has no '{id.Value}' and nothing in it refers to one.");

    /// <summary>Gets the edges that lead into a node.</summary>
    /// <param name="node">The node.</param>
    public LineageEdges EdgesInto(LineageNode node) => new(this, _upstream.Of(node.Index));

    /// <summary>Gets the edges that lead out of a node.</summary>
    /// <param name="node">The node.</param>
    public LineageEdges EdgesOutOf(LineageNode node) => new(this, _downstream.Of(node.Index));

    /// <summary>Gets all edges.</summary>
    public IEnumerable<LineageEdge> AllEdges => Enumerable.Range(0, EdgeCount).Select(index => new LineageEdge(this, index));

    internal AssetId IdOf(int node) => _nodes.IdOf(node);

    internal AssetKind KindOf(int node) => _nodes.KindOf(node);

    internal LineageNodeState StateOf(int node) => _nodes.StateOf(node);

    internal int Bind(Asset from, AssetReference reference) => _nodes.Bind(from, reference);

    /// <summary>Gives when a node came to be, or null where nothing tells.</summary>
    internal DateTimeOffset? CreatedAt(int node)
    {
        long ticks = node < Snapshot.Count ? _createdTicks.Value[node] : 0;
        return ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static CompactGraph BuildEngine(int nodes, EdgeRow[] edges)
    {
        int[] upstream = new int[edges.Length];
        int[] downstream = new int[edges.Length];
        byte[] codes = new byte[edges.Length];
        for (int edge = 0; edge < edges.Length; edge++)
        {
            (upstream[edge], downstream[edge], codes[edge]) = (edges[edge].Upstream, edges[edge].Downstream, EdgeCodes.Of(edges[edge]));
        }

        return CompactGraph.Build(nodes, upstream, downstream, codes, EdgeCodes.Data);
    }

    // Read once, when the first query with a time asks: each asset's payload has to be parsed for it.
    private long[] ReadCreation()
    {
        long[] ticks = new long[Snapshot.Count];
        for (int asset = 0; asset < ticks.Length; asset++)
        {
            ticks[asset] = Snapshot[asset].CreatedAt?.UtcTicks ?? 0;
        }

        return ticks;
    }
}

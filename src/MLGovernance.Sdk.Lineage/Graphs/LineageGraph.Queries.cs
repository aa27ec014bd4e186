namespace MLGovernance.Lineage;

public sealed partial class LineageGraph
{
    /// <summary>Gets what a node was made from, transitively, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Upstream(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default) =>
        Walk(Node(id), query ?? LineageQuery.Lineage, LineageDirection.Upstream, cancellationToken);

    /// <summary>Gets what was made from a node, transitively, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Downstream(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default) =>
        Walk(Node(id), query ?? LineageQuery.Lineage, LineageDirection.Downstream, cancellationToken);

    /// <summary>Gets everything that a change of a node may touch: downstream over all roles, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Impact"/>.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Impact(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default) =>
        Walk(Node(id), query ?? LineageQuery.Impact, LineageDirection.Downstream, cancellationToken);

    private LineageSet Walk(LineageNode start, LineageQuery query, LineageDirection direction, CancellationToken cancellationToken)
    {
        ulong codes = EdgeCodes.Mask(query);
        ReachSet set = Engine.Rent(codes);
        try
        {
            int index = start.Index;
            Engine.Walk(set, new ReadOnlySpan<int>(in index), direction, codes, Math.Max(0, query.MaxDepth), Admits(query), cancellationToken);
            return Listed(set, query);
        }
        finally
        {
            Engine.Return(set);
        }
    }

    /// <summary>Lists a walk nearest first, ascending within a distance, without the start.</summary>
    private LineageSet Listed(ReachSet set, LineageQuery query)
    {
        var nodes = new int[set.QueueCount - 1];
        int[] toOriginal = set.Topology.Numbers.ToOriginal;
        int count = 0;
        for (int level = 1; level < set.LevelCount; level++)
        {
            int start = count;
            foreach (int node in set.Queue.AsSpan(set.LevelStart(level), set.LevelStart(level + 1) - set.LevelStart(level)))
            {
                int original = toOriginal[node];
                if (Returns(query, original))
                {
                    nodes[count++] = original;
                }
            }

            nodes.AsSpan(start, count - start).Sort();
        }

        return new LineageSet(this, count == nodes.Length ? nodes : nodes[..count]);
    }

    private bool Returns(LineageQuery query, int node) =>
        (query.Kinds.IsDefaultOrEmpty || query.Kinds.Contains(KindOf(node)))
        && (query.Scope is not { } scope || IdOf(node).Scope == scope)
        && (query.CreatedFrom is not { } from || CreatedAt(node) >= from);

    /// <summary>Gives the predicate of the nodes a walk may enter, or null when it may enter all.</summary>
    private Func<int, bool>? Admits(LineageQuery query) =>
        query.CreatedUntil is { } until ? node => CreatedAt(node) is not { } created || created <= until : null;
}

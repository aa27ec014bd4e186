using System.Collections.Immutable;

namespace MLGovernance.Lineage;

public sealed partial class LineageGraph
{
    /// <summary>Gets what a node was made from, transitively, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Upstream(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default) =>
        Walk(Node(id), query ?? LineageQuery.Lineage, upstream: true, cancellationToken);

    /// <summary>Gets what was made from a node, transitively, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Downstream(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default) =>
        Walk(Node(id), query ?? LineageQuery.Lineage, upstream: false, cancellationToken);

    /// <summary>Gets everything that a change of a node may touch: downstream over all roles, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Impact"/>.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Impact(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default) =>
        Walk(Node(id), query ?? LineageQuery.Impact, upstream: false, cancellationToken);

    /// <summary>Gets the shortest path between two nodes.</summary>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>. Its kinds and scope do not matter here.</param>
    /// <returns>The path, or null where the one does not lead to the other.</returns>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineagePath? ShortestPath(AssetId from, AssetId to, LineageQuery? query = null)
    {
        query ??= LineageQuery.Lineage;
        LineageNode start = Node(from), end = Node(to);
        int[] edgeTo = new int[NodeCount];
        Array.Fill(edgeTo, -1);
        var queue = new Queue<(int Node, int Depth)>();
        queue.Enqueue((start.Index, 0));
        while (queue.TryDequeue(out (int Node, int Depth) at) && at.Node != end.Index)
        {
            if (at.Depth == query.MaxDepth)
            {
                continue;
            }

            foreach (int edge in _downstream.Of(at.Node))
            {
                int next = Edges[edge].Downstream;
                if (Follows(query, Edges[edge]) && edgeTo[next] < 0 && next != start.Index)
                {
                    edgeTo[next] = edge;
                    queue.Enqueue((next, at.Depth + 1));
                }
            }
        }

        if (start != end && edgeTo[end.Index] < 0)
        {
            return null;
        }

        var edges = new List<LineageEdge>();
        for (int node = end.Index; node != start.Index; node = Edges[edgeTo[node]].Upstream)
        {
            edges.Add(new LineageEdge(this, edgeTo[node]));
        }

        edges.Reverse();
        return new LineagePath(start, [.. edges]);
    }

    /// <summary>Gets the simple paths between two nodes, each node at most once on a path, in a stable order.</summary>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>.</param>
    /// <param name="limit">The greatest number of paths to return; the number of all paths can be exponential.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public ImmutableArray<LineagePath> Paths(
        AssetId from, AssetId to, LineageQuery? query = null, int limit = 100, CancellationToken cancellationToken = default)
    {
        query ??= LineageQuery.Lineage;
        LineageNode start = Node(from), end = Node(to);
        bool[] leadsToEnd = Reach(end.Index, query with { MaxDepth = int.MaxValue }, upstream: true, cancellationToken);
        ImmutableArray<LineagePath>.Builder paths = ImmutableArray.CreateBuilder<LineagePath>();
        var trail = new Stack<int>();
        var onTrail = new HashSet<int> { start.Index };
        var pending = new Stack<(int Node, int Next)>();
        pending.Push((start.Index, 0));
        while (pending.TryPop(out (int Node, int Next) at) && paths.Count < limit)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<int> edges = _downstream.Of(at.Node);
            bool isEnd = at.Node == end.Index;
            if (isEnd && at.Next == 0)
            {
                paths.Add(new LineagePath(start, [.. trail.Reverse().Select(edge => new LineageEdge(this, edge))]));
            }

            if (isEnd || at.Next == edges.Length || trail.Count >= query.MaxDepth)
            {
                onTrail.Remove(at.Node);
                trail.TryPop(out _);
                continue;
            }

            pending.Push((at.Node, at.Next + 1));
            EdgeRow row = Edges[edges[at.Next]];
            if (Follows(query, row) && leadsToEnd[row.Downstream] && onTrail.Add(row.Downstream))
            {
                trail.Push(edges[at.Next]);
                pending.Push((row.Downstream, 0));
            }
        }

        return paths.ToImmutable();
    }

    private static bool Follows(LineageQuery query, EdgeRow edge) => query.Roles.Contains(edge.Role) && edge.Confidence <= query.WeakestConfidence;

    private LineageSet Walk(LineageNode start, LineageQuery query, bool upstream, CancellationToken cancellationToken)
    {
        var reached = new List<int>();
        bool[] seen = Reach(start.Index, query, upstream, cancellationToken, reached);
        seen[start.Index] = true;
        if (!query.Kinds.IsDefaultOrEmpty || query.Scope is not null)
        {
            reached.RemoveAll(node =>
                (!query.Kinds.IsDefaultOrEmpty && !query.Kinds.Contains(KindOf(node)))
                || (query.Scope is { } scope && IdOf(node).Scope != scope));
        }

        return new LineageSet(this, [.. reached]);
    }

    private bool[] Reach(int start, LineageQuery query, bool upstream, CancellationToken cancellationToken, List<int>? order = null)
    {
        EdgeIndex side = upstream ? _upstream : _downstream;
        bool[] seen = new bool[NodeCount];
        seen[start] = true;
        var frontier = new List<int> { start };
        for (int depth = 0; frontier.Count > 0 && depth < query.MaxDepth; depth++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new List<int>();
            foreach (int node in frontier)
            {
                foreach (int edge in side.Of(node))
                {
                    int other = upstream ? Edges[edge].Upstream : Edges[edge].Downstream;
                    if (Follows(query, Edges[edge]) && !seen[other])
                    {
                        seen[other] = true;
                        next.Add(other);
                    }
                }
            }

            order?.AddRange(next);
            frontier = next;
        }

        return seen;
    }
}

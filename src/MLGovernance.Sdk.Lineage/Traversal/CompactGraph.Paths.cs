namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    private readonly StatePool<PathSearch> _pathSearches = new();

    /// <summary>Finds a path of fewest edges.</summary>
    /// <param name="from">The upstream end, by the caller's number.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="path">Takes the nodes from one end to the other, by the caller's numbers, as far as it has room.</param>
    /// <param name="roles">One bit for each role to follow.</param>
    /// <param name="maxDepth">The greatest number of edges.</param>
    /// <param name="admits">Tells whether a node may be on the path; null admits all. The ends are not asked about.</param>
    /// <param name="cancellationToken">Looked at after each level.</param>
    /// <returns>The number of edges, or -1 when there is no path. The path has one node more.</returns>
    internal int ShortestPath(
        int from,
        int to,
        Span<int> path,
        ulong roles = RoleMasks.All,
        int maxDepth = int.MaxValue,
        Func<int, bool>? admits = null,
        CancellationToken cancellationToken = default)
    {
        Topology topology = All;
        PathSearch search = _pathSearches.TryRent() ?? new PathSearch(topology);
        (int start, int end) = (topology.ToInternal(from), topology.ToInternal(to));
        bool everyRole = (roles & PresentRoles) == PresentRoles;
        (int Length, int Meeting) found;
        if (!everyRole && (roles & PresentRoles) == 0)
        {
            found = from == to ? (0, start) : (-1, -1);
        }
        else if (admits is not null)
        {
            found = FindAdmitted(search, start, end, everyRole ? null : roles, admits, maxDepth, cancellationToken);
        }
        else if (!everyRole)
        {
            found = Lineage.ShortestPath.Find(
                search, start, end, new RoleEdges(topology.Down.Roles!, roles), new RoleEdges(topology.Up.Roles!, roles), maxDepth, cancellationToken);
        }
        else
        {
            found = Lineage.ShortestPath.Find(search, start, end, default(EveryEdge), default, maxDepth, cancellationToken);
        }

        if (found.Length >= 0)
        {
            Trace(search, start, end, found.Meeting, found.Length, path);
        }

        _pathSearches.Return(search);
        return found.Length;
    }

    /// <summary>Computes the breadth-first tree of a node: distances and parents of everything reached.</summary>
    internal static void BreadthFirst(
        BreadthFirstTree into, int source, LineageDirection direction, CancellationToken cancellationToken = default) =>
        BreadthFirstWalk.Run(into, source, direction, cancellationToken);

    // On its own, since the predicate below is allocated where its variables are, which must not be on the other ways.
    private static (int Length, int Meeting) FindAdmitted(
        PathSearch search, int start, int end, ulong? roles, Func<int, bool> admits, int maxDepth, CancellationToken cancellationToken)
    {
        Topology topology = search.Topology;
        int[] numbers = topology.Numbers.ToOriginal;
        (int from, int to) = (numbers[start], numbers[end]);
        bool AdmitsOrEnds(int node) => node == from || node == to || admits(node);
        return Lineage.ShortestPath.Find(
            search, start, end,
            new AdmittedEdges(roles is null ? null : topology.Down.Roles, roles ?? RoleMasks.All, numbers, AdmitsOrEnds),
            new AdmittedEdges(roles is null ? null : topology.Up.Roles, roles ?? RoleMasks.All, numbers, AdmitsOrEnds),
            maxDepth, cancellationToken);
    }

    private static void Trace(PathSearch search, int start, int end, int meeting, int length, Span<int> path)
    {
        if (length == 0)
        {
            Put(search, path, 0, start);
            return;
        }

        int before = 0;
        for (int node = meeting; node != start; node = (int)(uint)search.FromStart[node])
        {
            before++;
        }

        int position = before;
        for (int node = meeting; node != start; node = (int)(uint)search.FromStart[node])
        {
            Put(search, path, position--, node);
        }

        Put(search, path, 0, start);
        position = before;
        for (int node = meeting; node != end;)
        {
            node = (int)(uint)search.FromEnd[node];
            Put(search, path, ++position, node);
        }
    }

    private static void Put(PathSearch search, Span<int> path, int position, int node)
    {
        if (position < path.Length)
        {
            path[position] = search.Topology.ToOriginal(node);
        }
    }
}

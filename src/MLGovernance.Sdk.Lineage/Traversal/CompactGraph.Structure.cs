namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    /// <summary>Gives the nodes nothing leads to, by the caller's numbers, ascending.</summary>
    internal static List<int> Roots(Topology topology) => Ends(topology, topology.Up);

    /// <summary>Gives the nodes that lead to nothing, by the caller's numbers, ascending.</summary>
    internal static List<int> Leaves(Topology topology) => Ends(topology, topology.Down);

    /// <summary>Gives all nodes, upstream before downstream, by the caller's numbers; the nodes of one cycle stand in a row.</summary>
    /// <remarks>It is the graph's own numbering, so it costs nothing.</remarks>
    internal static ReadOnlySpan<int> TopologicalOrder(Topology topology) => topology.Numbers.ToOriginal;

    /// <summary>Enumerates simple paths by the caller's numbers.</summary>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="roles">One bit for each role to follow.</param>
    /// <param name="maxDepth">The greatest number of edges of a path.</param>
    /// <param name="limit">The greatest number of paths.</param>
    /// <param name="admits">Tells whether a node may be on a path; null admits all. The ends are not asked about.</param>
    /// <param name="cancellationToken">Looked at every 4,096 steps.</param>
    internal List<int[]> Paths(
        int from,
        int to,
        ulong roles = RoleMasks.All,
        int maxDepth = int.MaxValue,
        int limit = int.MaxValue,
        Func<int, bool>? admits = null,
        CancellationToken cancellationToken = default)
    {
        bool AdmitsOrEnds(int node) => node == from || node == to || admits!(node);
        Func<int, bool>? filter = admits is null ? null : AdmitsOrEnds;
        ReachSet set = Rent();
        Walk(set, [to], LineageDirection.Upstream, roles, maxDepth, filter, cancellationToken);
        var towardsEnd = new Dictionary<int, int>(set.Count);
        for (int level = 0; level < set.LevelCount; level++)
        {
            for (int at = set.LevelStart(level); at < set.LevelStart(level + 1); at++)
            {
                towardsEnd.Add(set.Queue[at], level);
            }
        }

        Return(set);
        var paths = new List<int[]>();
        bool everyRole = (roles & PresentRoles) == PresentRoles;
        int[] toOriginal = All.Numbers.ToOriginal;
        var edges = new AdmittedEdges(everyRole ? null : All.Down.Roles, roles, toOriginal, filter ?? (static _ => true));
        SimplePaths.Enumerate(
            All, towardsEnd, All.ToInternal(from), All.ToInternal(to), edges, maxDepth, limit, Take, cancellationToken);
        return paths;

        void Take(ReadOnlySpan<int> trail)
        {
            int[] path = new int[trail.Length];
            for (int at = 0; at < path.Length; at++)
            {
                path[at] = toOriginal[trail[at]];
            }

            paths.Add(path);
        }
    }

    private static List<int> Ends(Topology topology, Adjacency adjacency)
    {
        var ends = new List<int>();
        for (int original = 0; original < topology.NodeCount; original++)
        {
            if (adjacency.Degree(topology.ToInternal(original)) == 0)
            {
                ends.Add(original);
            }
        }

        return ends;
    }
}

namespace MLGovernance.Lineage;

/// <summary>The engine: an immutable graph over dense numbers that answers reach, path and structure queries.</summary>
/// <remarks>
/// It holds one structure for every role and one for the data roles, built together, so the two walks people ask for most never look at
/// a role; any other role set takes the filtered walk. Where all edges are of the data roles both are the same object. Safe from many
/// threads; what a query needs beside the graph it takes from the caller or from a pool.
/// </remarks>
internal sealed partial class CompactGraph
{
    private readonly StatePool<ReachSet> _allSets = new();
    private readonly StatePool<ReachSet> _dataSets;

    private CompactGraph(Topology all, Topology data, ulong presentRoles, ulong dataRoles)
    {
        All = all;
        Data = data;
        PresentRoles = presentRoles;
        DataRoles = dataRoles;
        _dataSets = ReferenceEquals(all, data) ? _allSets : new StatePool<ReachSet>();
    }

    /// <summary>Gets the structure of every edge.</summary>
    internal Topology All { get; }

    /// <summary>Gets the structure of the edges of the data roles.</summary>
    internal Topology Data { get; }

    /// <summary>Gets one bit for each role that some edge has.</summary>
    internal ulong PresentRoles { get; }

    /// <summary>Gets one bit for each role of data lineage.</summary>
    internal ulong DataRoles { get; }

    internal int NodeCount => All.NodeCount;

    internal long EdgeCount => All.EdgeCount;

    /// <summary>Gets the memory the graph holds, in bytes.</summary>
    internal long ByteCount => All.ByteCount + (ReferenceEquals(All, Data) ? 0 : Data.ByteCount);

    /// <summary>Builds the graph.</summary>
    /// <param name="nodeCount">How many nodes there are; they are numbered from 0.</param>
    /// <param name="upstream">The upstream node of each edge.</param>
    /// <param name="downstream">The downstream node of each edge.</param>
    /// <param name="roles">The role of each edge, below 64; empty when there is only role 0.</param>
    /// <param name="dataRoles">One bit for each role of data lineage.</param>
    /// <param name="cancellationToken">Stops the build between two of its steps.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or an edge names a node or role that cannot be.</exception>
    internal static CompactGraph Build(
        int nodeCount,
        ReadOnlySpan<int> upstream,
        ReadOnlySpan<int> downstream,
        ReadOnlySpan<byte> roles = default,
        ulong dataRoles = RoleMasks.Data,
        CancellationToken cancellationToken = default)
    {
        ulong present = Present(roles, upstream.Length);
        if (ulong.PopCount(present) <= 1)
        {
            roles = default; // one role: nothing to tell apart, so no byte for each edge
        }

        Topology all = TopologyBuilder.Build(nodeCount, upstream, downstream, roles, cancellationToken);
        Topology data = (present & ~dataRoles) == 0
            ? all
            : OfRoles(nodeCount, upstream, downstream, roles, present & dataRoles, cancellationToken);
        return new CompactGraph(all, data, present, dataRoles);
    }

    /// <summary>Takes an empty set that fits a role set's structure; give it back with <see cref="Return"/>.</summary>
    internal ReachSet Rent(ulong roles = RoleMasks.All)
    {
        Topology topology = For(roles) ?? All;
        StatePool<ReachSet> pool = ReferenceEquals(topology, All) ? _allSets : _dataSets;
        return pool.TryRent() ?? new ReachSet(topology);
    }

    /// <summary>Gives a set back for the next query. It must not be used any more.</summary>
    internal void Return(ReachSet set)
    {
        set.Clear();
        (ReferenceEquals(set.Topology, All) ? _allSets : _dataSets).Return(set);
    }

    /// <summary>Gives the structure that holds exactly the edges of a role set, or null when only a filtered walk can answer.</summary>
    internal Topology? For(ulong roles)
    {
        ulong wanted = roles & PresentRoles;
        return wanted == PresentRoles ? All : wanted == (PresentRoles & DataRoles) ? Data : null;
    }

    /// <summary>Gives a structure of exactly the edges of a role set, built when it is not one of the two kept: for whole-graph questions.</summary>
    internal Topology Structure(ulong roles, CancellationToken cancellationToken)
    {
        if (For(roles) is { } ready)
        {
            return ready;
        }

        var upstream = new List<int>();
        var downstream = new List<int>();
        for (int node = 0; node < NodeCount; node++)
        {
            ReadOnlySpan<int> targets = All.Down.Of(node);
            ReadOnlySpan<byte> edgeRoles = All.Down.RolesOf(node);
            for (int edge = 0; edge < targets.Length; edge++)
            {
                if (!edgeRoles.IsEmpty && ((roles >> edgeRoles[edge]) & 1) != 0)
                {
                    upstream.Add(All.ToOriginal(node));
                    downstream.Add(All.ToOriginal(targets[edge]));
                }
            }
        }

        foreach (SelfLoop loop in All.SelfLoops)
        {
            if (((roles >> loop.Role) & 1) != 0)
            {
                upstream.Add(loop.Node);
                downstream.Add(loop.Node);
            }
        }

        Span<int> from = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(upstream);
        return TopologyBuilder.Build(NodeCount, from, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(downstream), default, cancellationToken);
    }

    private static ulong Present(ReadOnlySpan<byte> roles, int edgeCount)
    {
        if (roles.IsEmpty)
        {
            return edgeCount == 0 ? 0UL : 1UL;
        }

        ulong present = 0;
        for (int edge = 0; edge < roles.Length; edge++)
        {
            if (roles[edge] >= 64)
            {
                throw new ArgumentException($"Edge {edge} has role {roles[edge]}; expected 0 to 63.", nameof(roles));
            }

            present |= 1UL << roles[edge];
        }

        return present;
    }

    private static Topology OfRoles(
        int nodeCount, ReadOnlySpan<int> upstream, ReadOnlySpan<int> downstream, ReadOnlySpan<byte> roles, ulong wanted, CancellationToken cancellationToken)
    {
        int[] from = LargeArray.Allocate<int>(upstream.Length);
        int[] to = LargeArray.Allocate<int>(upstream.Length);
        int count = 0;
        for (int edge = 0; edge < upstream.Length; edge++)
        {
            // With no role array every edge has the one present role, and it is not a data role: nothing is wanted.
            if (!roles.IsEmpty && ((wanted >> roles[edge]) & 1) != 0)
            {
                from[count] = upstream[edge];
                to[count++] = downstream[edge];
            }
        }

        return TopologyBuilder.Build(nodeCount, from.AsSpan(0, count), to.AsSpan(0, count), default, cancellationToken);
    }
}

namespace MLGovernance.Lineage;

/// <summary>Edges grouped by their upstream node, in the caller's numbering: the raw form that the build steps read.</summary>
/// <remarks>Grouping by counting takes two passes over the edges and no comparison; a sort would cost about ten times as much.</remarks>
internal sealed class EdgeBuckets
{
    private EdgeBuckets(uint[] offsets, int[] targets, byte[]? roles, int[] inDegrees, SelfLoop[] selfLoops)
    {
        Offsets = offsets;
        Targets = targets;
        Roles = roles;
        InDegrees = inDegrees;
        SelfLoops = selfLoops;
    }

    internal uint[] Offsets { get; }

    internal int[] Targets { get; }

    internal byte[]? Roles { get; }

    internal int[] InDegrees { get; }

    /// <summary>Gets the edges from a node to itself. They are kept apart: they carry no reach but are cycles.</summary>
    internal SelfLoop[] SelfLoops { get; }

    internal int NodeCount => Offsets.Length - 1;

    internal int OutDegree(int node) => (int)(Offsets[node + 1] - Offsets[node]);

    /// <summary>Groups edges by their upstream node.</summary>
    /// <exception cref="ArgumentException">The spans differ in length or name a node outside the graph.</exception>
    internal static unsafe EdgeBuckets Group(
        int nodeCount, ReadOnlySpan<int> upstream, ReadOnlySpan<int> downstream, ReadOnlySpan<byte> roles)
    {
        uint[] offsets = LargeArray.AllocateZeroed<uint>(nodeCount + 1L);
        int[] inDegrees = LargeArray.AllocateZeroed<int>(nodeCount);
        List<SelfLoop>? selfLoops = Count(nodeCount, upstream, downstream, roles, offsets, inDegrees);
        uint total = 0;
        for (int node = 0; node <= nodeCount; node++)
        {
            uint degree = offsets[node];
            offsets[node] = total; // for now the cursor of the scatter below
            total += degree;
        }

        int[] targets = LargeArray.Allocate<int>(total);
        byte[]? ownRoles = roles.IsEmpty ? null : LargeArray.Allocate<byte>(total);
        fixed (uint* cursors = offsets)
        fixed (int* up = upstream, down = downstream, into = targets)
        {
            for (int edge = 0; edge < upstream.Length; edge++)
            {
                int from = up[edge];
                int to = down[edge];
                if (from != to)
                {
                    uint at = cursors[from]++;
                    into[at] = to;
                    if (ownRoles is not null)
                    {
                        ownRoles[at] = roles[edge];
                    }
                }
            }
        }

        // Every cursor now stands where the next list starts; shift them back by one node.
        offsets.AsSpan(0, nodeCount).CopyTo(offsets.AsSpan(1));
        offsets[0] = 0;
        return new EdgeBuckets(offsets, targets, ownRoles, inDegrees, selfLoops?.ToArray() ?? []);
    }

    private static List<SelfLoop>? Count(
        int nodeCount, ReadOnlySpan<int> upstream, ReadOnlySpan<int> downstream, ReadOnlySpan<byte> roles, uint[] outDegrees, int[] inDegrees)
    {
        List<SelfLoop>? selfLoops = null;
        for (int edge = 0; edge < upstream.Length; edge++)
        {
            int from = upstream[edge];
            int to = downstream[edge];
            if ((uint)from >= (uint)nodeCount || (uint)to >= (uint)nodeCount)
            {
                throw new ArgumentException(
                    $"Edge {edge} ({from} -> {to}) names a node outside the graph of {nodeCount} nodes.", nameof(upstream));
            }

            if (from == to)
            {
                (selfLoops ??= []).Add(new SelfLoop(from, roles.IsEmpty ? (byte)0 : roles[edge]));
                continue;
            }

            outDegrees[from]++;
            inDegrees[to]++;
        }

        return selfLoops;
    }
}

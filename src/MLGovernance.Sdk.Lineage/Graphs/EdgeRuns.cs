namespace MLGovernance.Lineage;

/// <summary>Drops repeated edges from ascending lists, in place.</summary>
internal static class EdgeRuns
{
    /// <summary>
    /// Keeps one edge for each (upstream, downstream, role) and orders parallel edges by role, so that the same edges in any order give
    /// the same arrays.
    /// </summary>
    /// <param name="offsets">Where the lists start; rewritten when something is dropped.</param>
    /// <param name="targets">The ascending lists; rewritten likewise.</param>
    /// <param name="roles">The roles beside them, or null.</param>
    /// <param name="nodeCount">The number of lists.</param>
    /// <param name="degrees">The new number of edges towards each target, or null when nothing was dropped.</param>
    internal static void Distinct(uint[] offsets, int[] targets, byte[]? roles, int nodeCount, out uint[]? degrees)
    {
        degrees = null;
        if (roles is not null)
        {
            OrderParallelEdges(offsets, targets, roles, nodeCount);
        }

        if (!HasRepeat(offsets, targets, roles, nodeCount))
        {
            return;
        }

        degrees = LargeArray.AllocateZeroed<uint>(nodeCount);
        uint write = 0;
        uint start = 0;
        for (int node = 0; node < nodeCount; node++)
        {
            uint end = offsets[node + 1];
            offsets[node] = write;
            for (uint edge = start; edge < end; edge++)
            {
                int target = targets[edge];
                if (edge > start && target == targets[edge - 1] && (roles is null || roles[edge] == roles[edge - 1]))
                {
                    continue;
                }

                degrees[target]++;
                Move(targets, roles, edge, write++);
            }

            start = end;
        }

        offsets[nodeCount] = write;
    }

    private static bool HasRepeat(uint[] offsets, int[] targets, byte[]? roles, int nodeCount)
    {
        for (int node = 0; node < nodeCount; node++)
        {
            for (uint edge = offsets[node] + 1; edge < offsets[node + 1]; edge++)
            {
                if (targets[edge] == targets[edge - 1] && (roles is null || roles[edge] == roles[edge - 1]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void OrderParallelEdges(uint[] offsets, int[] targets, byte[] roles, int nodeCount)
    {
        for (int node = 0; node < nodeCount; node++)
        {
            uint start = offsets[node];
            for (uint edge = start + 1; edge < offsets[node + 1]; edge++)
            {
                // Parallel edges are few and side by side: an insertion sort over the run.
                for (uint at = edge; at > start && targets[at] == targets[at - 1] && roles[at] < roles[at - 1]; at--)
                {
                    (roles[at], roles[at - 1]) = (roles[at - 1], roles[at]);
                }
            }
        }
    }

    private static void Move(int[] targets, byte[]? roles, uint from, uint to)
    {
        // `to` never passes the entry before `from`, which the comparison above still reads: it equals what is already there.
        targets[to] = targets[from];
        if (roles is not null)
        {
            roles[to] = roles[from];
        }
    }
}

namespace MLGovernance.Lineage;

/// <summary>Turns grouped edges into two renumbered adjacencies whose lists are ascending and free of repeats.</summary>
/// <remarks>
/// Walking new numbers in ascending order and appending each to its neighbours' lists leaves every list sorted: two counting passes
/// replace a sort of each list (about 3× faster than relabelling and sorting).
/// </remarks>
internal static unsafe class AdjacencyBuilder
{
    internal static (Adjacency Down, Adjacency Up) Build(EdgeBuckets buckets, Renumbering numbers)
    {
        int nodeCount = buckets.NodeCount;
        uint[] upOffsets = Offsets(nodeCount, numbers, buckets.InDegrees);
        uint[] downOffsets = LargeArray.Allocate<uint>(nodeCount + 1L);
        int[] upTargets = LargeArray.Allocate<int>(upOffsets[nodeCount]);
        int[] downTargets = LargeArray.Allocate<int>(upOffsets[nodeCount]);
        byte[]? upRoles = buckets.Roles is null ? null : LargeArray.Allocate<byte>(upTargets.Length);
        byte[]? downRoles = buckets.Roles is null ? null : LargeArray.Allocate<byte>(upTargets.Length);

        ScatterUp(buckets, numbers, upOffsets, upTargets, upRoles, downOffsets);
        EdgeRuns.Distinct(upOffsets, upTargets, upRoles, nodeCount, out uint[]? degrees);
        if (degrees is not null)
        {
            uint total = 0;
            for (int node = 0; node < nodeCount; node++)
            {
                downOffsets[node] = total;
                total += degrees[node];
            }

            downOffsets[nodeCount] = total;
        }

        ScatterDown(upOffsets, upTargets, upRoles, downOffsets, downTargets, downRoles);
        int edges = (int)upOffsets[nodeCount];
        var down = new Adjacency(
            downOffsets, Trim(downTargets, edges), downRoles is null ? null : Trim(downRoles, edges), FirstNeighbours.First(downOffsets, downTargets));
        var up = new Adjacency(upOffsets, Trim(upTargets, edges), upRoles is null ? null : Trim(upRoles, edges), FirstNeighbours.Last(upOffsets, upTargets));
        return (down, up);
    }

    private static uint[] Offsets(int nodeCount, Renumbering numbers, int[] degrees)
    {
        uint[] offsets = LargeArray.Allocate<uint>(nodeCount + 1L);
        uint total = 0;
        for (int node = 0; node < nodeCount; node++)
        {
            offsets[node] = total;
            total += (uint)degrees[numbers.ToOriginal[node]];
        }

        offsets[nodeCount] = total;
        return offsets;
    }

    private static void ScatterUp(
        EdgeBuckets buckets, Renumbering numbers, uint[] upOffsets, int[] upTargets, byte[]? upRoles, uint[] downOffsets)
    {
        int nodeCount = buckets.NodeCount;
        uint[] cursors = LargeArray.Allocate<uint>(nodeCount);
        upOffsets.AsSpan(0, nodeCount).CopyTo(cursors);
        uint total = 0;
        fixed (uint* offsets = buckets.Offsets, cursor = cursors)
        fixed (int* targets = buckets.Targets, toInternal = numbers.ToInternal, toOriginal = numbers.ToOriginal, into = upTargets)
        {
            for (int node = 0; node < nodeCount; node++)
            {
                Prefetch.Ahead(offsets, targets, toOriginal, node, nodeCount);
                int original = toOriginal[node];
                uint last = offsets[original + 1];
                downOffsets[node] = total;
                total += last - offsets[original];
                for (uint edge = offsets[original]; edge < last; edge++)
                {
                    uint at = cursor[toInternal[targets[edge]]]++;
                    into[at] = node;
                    if (upRoles is not null)
                    {
                        upRoles[at] = buckets.Roles![edge];
                    }
                }
            }
        }

        downOffsets[nodeCount] = total;
    }

    private static void ScatterDown(
        uint[] upOffsets, int[] upTargets, byte[]? upRoles, uint[] downOffsets, int[] downTargets, byte[]? downRoles)
    {
        int nodeCount = upOffsets.Length - 1;
        uint[] cursors = LargeArray.Allocate<uint>(nodeCount);
        downOffsets.AsSpan(0, nodeCount).CopyTo(cursors);
        fixed (uint* offsets = upOffsets, cursor = cursors)
        fixed (int* targets = upTargets, into = downTargets)
        {
            for (int node = 0; node < nodeCount; node++)
            {
                uint last = offsets[node + 1];
                for (uint edge = offsets[node]; edge < last; edge++)
                {
                    uint at = cursor[targets[edge]]++;
                    into[at] = node;
                    if (downRoles is not null)
                    {
                        downRoles[at] = upRoles![edge];
                    }
                }
            }
        }
    }

    /// <summary>Gives the slack back when many repeats were dropped; below an eighth a copy would cost more than it frees.</summary>
    private static T[] Trim<T>(T[] array, int used)
        where T : unmanaged
    {
        if (array.Length - used <= array.Length / 8)
        {
            return array;
        }

        T[] trimmed = LargeArray.Allocate<T>(used);
        array.AsSpan(0, used).CopyTo(trimmed);
        return trimmed;
    }
}

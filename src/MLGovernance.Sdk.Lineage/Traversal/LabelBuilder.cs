using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLGovernance.Lineage;

/// <summary>Builds <see cref="ReachabilityLabels"/> in two sweeps, one in each direction.</summary>
internal static unsafe class LabelBuilder
{
    private const int PrefetchDistance = 16;

    internal static ReachabilityLabels Build(Topology topology)
    {
        int count = topology.ComponentCount;
        ulong[] words = LargeArray.AllocateZeroed<ulong>(((count + 1L) * ReachabilityLabels.RowWords));
        ulong[] intervals = DepthFirstIntervals.Number(topology);
        fixed (ulong* data = words)
        {
            ulong* rows = LaneMatrix.Rows(data);
            PlaceLandmarks(topology, rows);
            Sweep(topology.DagUp, rows + ReachabilityLabels.LineWords, rows, ascending: true);
            Sweep(topology.DagDown, rows, (ulong*)((uint*)rows + 1), ascending: false);
        }

        return new ReachabilityLabels(words, intervals);
    }

    /// <summary>Chooses the busiest component of each of 448 equal stretches of the numbering, so that every level has its landmarks.</summary>
    private static void PlaceLandmarks(Topology topology, ulong* rows)
    {
        int count = topology.ComponentCount;
        for (int landmark = 0; landmark < ReachabilityLabels.Landmarks; landmark++)
        {
            int start = (int)((long)count * landmark / ReachabilityLabels.Landmarks);
            int end = (int)((long)count * (landmark + 1) / ReachabilityLabels.Landmarks);
            (int best, long bestScore) = (-1, -1);
            for (int component = start; component < end; component++)
            {
                long score = (topology.DagDown.Degree(component) + 1L) * (topology.DagUp.Degree(component) + 1L);
                if (score > bestScore)
                {
                    (best, bestScore) = (component, score);
                }
            }

            if (best >= 0)
            {
                ulong* row = rows + ((long)best * ReachabilityLabels.RowWords);
                row[1 + (landmark >> 6)] |= 1UL << landmark;
                row[ReachabilityLabels.LineWords + 1 + (landmark >> 6)] |= 1UL << landmark;
            }
        }
    }

    /// <summary>Carries landmarks along the edges, and counts the longest path on the way.</summary>
    /// <param name="behind">The neighbours each component takes from.</param>
    /// <param name="lines">The line that is carried; its word 0 is left alone.</param>
    /// <param name="depths">The 32-bit half of the rows' word 0 that takes the longest path.</param>
    /// <param name="ascending">Whether to go from the roots or from the leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep(Adjacency behind, ulong* lines, ulong* depths, bool ascending)
    {
        int count = behind.NodeCount;
        int step = ascending ? 1 : -1;
        long edges = behind.EdgeCount;
        Vector512<ulong> landmarks = ~Vector512.CreateScalar(ulong.MaxValue);
        fixed (uint* offsets = behind.Offsets)
        fixed (int* targets = behind.Targets)
        {
            int component = ascending ? 0 : count - 1;
            for (int left = count; left > 0; left--, component += step)
            {
                ulong* line = lines + ((long)component * ReachabilityLabels.RowWords);
                Vector512<ulong> row = Vector512.Load(line);
                uint depth = 0;
                uint stop = offsets[component + 1];
                for (uint edge = offsets[component]; edge < stop; edge++)
                {
                    long ahead = edge + ((long)step * PrefetchDistance);
                    if ((ulong)ahead < (ulong)edges)
                    {
                        long later = (long)targets[ahead] * ReachabilityLabels.RowWords;
                        Prefetch.Line(lines + later);
                        Prefetch.Line(depths + later);
                    }

                    long at = (long)targets[edge] * ReachabilityLabels.RowWords;
                    row |= Vector512.Load(lines + at) & landmarks;
                    depth = Math.Max(depth, *(uint*)(depths + at) + 1);
                }

                row.Store(line);
                *(uint*)(depths + ((long)component * ReachabilityLabels.RowWords)) = depth;
            }
        }
    }
}

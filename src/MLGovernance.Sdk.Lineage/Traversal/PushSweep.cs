using System.Numerics;
using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>One pass over a bitmap in topological order, in which every set bit sets the bits of its neighbours.</summary>
/// <remarks>
/// Edges only lead onwards in the numbering, so the bitmap is frontier and visited set at once and no queue is needed: the walk reads
/// offsets and lists in order and its only random access is to a bitmap that fits the cache (1.7×, and 2.4× more with degrees sorted).
/// </remarks>
internal static unsafe class PushSweep
{
    /// <summary>How many words are swept between two looks at density and cancellation: 4,096 nodes.</summary>
    internal const int Window = 64;

    // Past 30 % reached in a window, asking each node for a reached parent is cheaper than telling every child.
    private const int DenseCount = Window * 64 * 3 / 10;

    // Upstream a node not reached may have thousands of children to ask (popular inputs), so nearly all must be reached before asking
    // pays: 85 % of what was swept, and a sixteenth of the graph swept (measured: at 60 % reached, push 3.8 ms, pull 5.6 ms).
    private const double DenseUpShare = 0.85;
    private const int DenseUpSample = 16;

    /// <summary>Sweeps downstream over words in ascending order, until the end or until a window is dense.</summary>
    /// <returns>The word it did not sweep any more: <paramref name="to"/> when it is done.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Down(Adjacency adjacency, ulong* bits, int from, int to, CancellationToken cancellationToken)
    {
        fixed (uint* offsets = adjacency.Offsets)
        fixed (int* targets = adjacency.Targets)
        {
            int reached = 0;
            for (int word = from; word < to; word++)
            {
                ulong done = 0;
                for (ulong open = bits[word]; open != 0; open = bits[word] & ~done)
                {
                    done |= open & (0 - open);
                    int node = (word << 6) + BitOperations.TrailingZeroCount(open);
                    Tell(offsets, targets, bits, node);
                }

                reached += BitOperations.PopCount(done);
                if (word % Window == Window - 1)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (reached > DenseCount)
                    {
                        return word + 1;
                    }

                    reached = 0;
                }
            }

            return to;
        }
    }

    /// <summary>Sweeps upstream over words in descending order, until the end or until a window is dense.</summary>
    /// <returns>The word it swept last: <paramref name="to"/> when it is done.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Up(Adjacency adjacency, ulong* bits, int from, int to, CancellationToken cancellationToken)
    {
        fixed (uint* offsets = adjacency.Offsets)
        fixed (int* targets = adjacency.Targets)
        {
            int reached = 0;
            for (int word = from - 1; word >= to; word--)
            {
                ulong done = 0;
                for (ulong open = bits[word]; open != 0; open = bits[word] & ~done)
                {
                    int bit = 63 - BitOperations.LeadingZeroCount(open);
                    done |= 1UL << bit;
                    Tell(offsets, targets, bits, (word << 6) + bit);
                }

                reached += BitOperations.PopCount(done);
                if (word % Window == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    int swept = from - word;
                    if (swept > (from - to) / DenseUpSample && reached > swept * 64 * DenseUpShare)
                    {
                        return word;
                    }
                }
            }

            return to;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tell(uint* offsets, int* targets, ulong* bits, int node)
    {
        uint end = offsets[node + 1];
        for (uint edge = offsets[node]; edge < end; edge++)
        {
            int next = targets[edge];
            bits[next >> 6] |= 1UL << next;
        }
    }
}

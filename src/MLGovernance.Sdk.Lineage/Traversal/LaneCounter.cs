using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLGovernance.Lineage;

/// <summary>Counts set bits of 512 lanes at once: 32 planes, of which plane <c>j</c> holds bit <c>j</c> of every lane's count.</summary>
/// <remarks>
/// Adding a row is a carry that dies out after two planes on average, for all lanes together; counting lane by lane would cost one
/// addition for each set bit.
/// </remarks>
internal static unsafe class LaneCounter
{
    internal const int Planes = 32;
    internal const int Words = Planes * LaneMatrix.RowWords;

    /// <summary>Adds a row to the counts, times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add(ulong* planes, Vector512<ulong> row, int power)
    {
        for (ulong* plane = planes + (power * LaneMatrix.RowWords); row != Vector512<ulong>.Zero; plane += LaneMatrix.RowWords)
        {
            Vector512<ulong> held = Vector512.Load(plane);
            (held ^ row).Store(plane);
            row &= held;
        }
    }

    /// <summary>Adds a row to the counts as often as a component has nodes.</summary>
    internal static void AddTimes(ulong* planes, Vector512<ulong> row, int times)
    {
        for (int power = 0; times >> power != 0; power++)
        {
            if (((times >> power) & 1) != 0)
            {
                Add(planes, row, power);
            }
        }
    }

    /// <summary>Reads the counts of the first lanes.</summary>
    internal static void Read(ulong* planes, Span<int> counts)
    {
        for (int lane = 0; lane < counts.Length; lane++)
        {
            ulong count = 0;
            for (int plane = 0; plane < Planes; plane++)
            {
                count |= ((planes[(plane * LaneMatrix.RowWords) + (lane >> 6)] >> lane) & 1) << plane;
            }

            counts[lane] = (int)count;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLGovernance.Lineage;

/// <summary>Counts set bits of 512 lanes at once: 32 planes, of which plane <c>j</c> holds bit <c>j</c> of every lane's count.</summary>
/// <remarks>
/// A row is added to all lanes together, as a carry through the planes; counting lane by lane would cost one addition for each set bit.
/// Where rows come in blocks of sixteen, carry-save adders let only one carry of a block pass the fourth plane (a Harley-Seal counter).
/// </remarks>
internal static unsafe class LaneCounter
{
    internal const int Planes = 32;
    internal const int Words = Planes * LaneMatrix.RowWords;

    /// <summary>How many rows <see cref="AddBlock"/> takes.</summary>
    internal const int Block = 16;

    /// <summary>Adds sixteen rows that follow each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddBlock(ulong* planes, ulong* rows)
    {
        Vector512<ulong> ones = Row(planes, 0), twos = Row(planes, 1), fours = Row(planes, 2), eights = Row(planes, 3);
        Vector512<ulong> eightsA = Eight(rows, ref ones, ref twos, ref fours);
        Vector512<ulong> eightsB = Eight(rows + (8 * LaneMatrix.RowWords), ref ones, ref twos, ref fours);
        Vector512<ulong> sixteens = Carry(ref eights, eightsA, eightsB);
        ones.Store(planes);
        twos.Store(planes + LaneMatrix.RowWords);
        fours.Store(planes + (2 * LaneMatrix.RowWords));
        eights.Store(planes + (3 * LaneMatrix.RowWords));
        Add(planes, sixteens, 4);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Eight(ulong* rows, ref Vector512<ulong> ones, ref Vector512<ulong> twos, ref Vector512<ulong> fours)
    {
        Vector512<ulong> foursA = Four(rows, ref ones, ref twos);
        Vector512<ulong> foursB = Four(rows + (4 * LaneMatrix.RowWords), ref ones, ref twos);
        return Carry(ref fours, foursA, foursB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Four(ulong* rows, ref Vector512<ulong> ones, ref Vector512<ulong> twos)
    {
        Vector512<ulong> twosA = Carry(ref ones, Row(rows, 0), Row(rows, 1));
        Vector512<ulong> twosB = Carry(ref ones, Row(rows, 2), Row(rows, 3));
        return Carry(ref twos, twosA, twosB);
    }

    /// <summary>Adds two rows to a plane.</summary>
    /// <returns>The lanes in which that carries.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Carry(ref Vector512<ulong> plane, Vector512<ulong> a, Vector512<ulong> b)
    {
        Vector512<ulong> half = a ^ b;
        Vector512<ulong> carry = (a & b) | (half & plane);
        plane ^= half;
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Row(ulong* rows, int row) => Vector512.Load(rows + (row * LaneMatrix.RowWords));
}

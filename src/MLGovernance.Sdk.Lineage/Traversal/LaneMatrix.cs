using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>Which of up to 512 sources reach each component: one cache line of bits for each. Reusable.</summary>
internal sealed class LaneMatrix
{
    /// <summary>How many sources one pass carries: the bits of a cache line.</summary>
    internal const int Lanes = 512;

    /// <summary>The words of a row.</summary>
    internal const int RowWords = Lanes / 64;

    private int _first;
    private int _end;

    internal LaneMatrix(Topology topology)
    {
        Topology = topology;
        // One row of slack, so that rows can start on a cache line: a row across two would cost two misses for each edge.
        Words = LargeArray.Allocate<ulong>((topology.ComponentCount + 1L) * RowWords);
    }

    internal Topology Topology { get; }

    internal ulong[] Words { get; }

    /// <summary>Tells whether a lane's source reaches a node, by the caller's number.</summary>
    internal unsafe bool Reaches(int lane, int original)
    {
        int component = Topology.Component(Topology.ToInternal(original));
        if (component < _first || component >= _end)
        {
            return false;
        }

        fixed (ulong* words = Words)
        {
            return ((Rows(words)[((long)component * RowWords) + (lane >> 6)] >> lane) & 1) != 0;
        }
    }

    /// <summary>Copies one lane's nodes into a set of the same structure.</summary>
    internal unsafe void CopyTo(int lane, ReachSet into)
    {
        into.Clear();
        fixed (ulong* words = Words)
        {
            ulong* column = Rows(words) + (lane >> 6);
            for (int component = _first; component < _end; component++)
            {
                ulong bit = (column[(long)component * RowWords] >> lane) & 1;
                into.Bits[component >> 6] |= bit << component;
            }
        }

        into.EndSwept(_first >> 6, (_end + 63) >> 6);
    }

    /// <summary>Gives the first row, which starts a cache line. The array is pinned, so it stays there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe ulong* Rows(ulong* words) =>
        (ulong*)(((nuint)words + LargeArray.CacheLine - 1) & ~((nuint)LargeArray.CacheLine - 1));

    /// <summary>Records which rows a pass wrote; the others are empty whatever they hold.</summary>
    internal void Wrote(int first, int end) => (_first, _end) = (first, end);
}

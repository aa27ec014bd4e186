using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLGovernance.Lineage;

/// <summary>Two cache lines of facts about each component, from which most questions "does a lead to b" are answered at once.</summary>
/// <remarks>
/// Line 0: level and height, then one bit for each of 448 landmarks the component leads to. Line 1: the landmarks that lead to it. A
/// landmark between a and b proves yes; a landmark that b leads to and a does not proves no, as does an order that is wrong. The
/// depth-first interval comes first and lies apart, 8 bytes for each component, since it decides half of the pairs from a tenth of the
/// memory (all together decide 88 % of random pairs at a million nodes, without a search).
/// </remarks>
internal sealed unsafe class ReachabilityLabels
{
    internal const int LineWords = 8;
    internal const int RowWords = 2 * LineWords;
    internal const int Landmarks = (LineWords - 1) * 64;

    private readonly ulong[] _words;

    internal ReachabilityLabels(ulong[] words, ulong[] intervals)
    {
        _words = words;
        Intervals = intervals;
    }

    /// <summary>What the labels of two components say.</summary>
    internal enum Answer
    {
        No,
        Yes,
        Unknown,
    }

    internal long ByteCount => (_words.LongLength + Intervals.LongLength) * sizeof(ulong);

    /// <summary>Gets the depth-first interval of each component; see <see cref="DepthFirstIntervals"/>.</summary>
    internal ulong[] Intervals { get; }

    /// <summary>Gets the array to pin for <see cref="Test"/>.</summary>
    internal ulong[] Words => _words;

    /// <summary>Answers from the labels of two different components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Answer Test(ulong* rows, ulong* intervals, int from, int to)
    {
        (ulong intervalA, ulong intervalB) = (intervals[from], intervals[to]);
        if (intervalB >> 32 > intervalA >> 32)
        {
            return Answer.No;
        }

        if ((uint)intervalB >= (uint)intervalA)
        {
            return Answer.Yes;
        }

        ulong* a = rows + ((long)from * RowWords);
        ulong* b = rows + ((long)to * RowWords);
        (ulong levelsA, ulong levelsB) = (a[0], b[0]);
        if ((uint)levelsA >= (uint)levelsB || levelsA >> 32 <= levelsB >> 32)
        {
            return Answer.No;
        }

        Vector512<ulong> landmarks = Vector512.Create(0UL, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        Vector512<ulong> outA = Vector512.Load(a) & landmarks;
        Vector512<ulong> inB = Vector512.Load(b + LineWords) & landmarks;
        if ((outA & inB) != Vector512<ulong>.Zero)
        {
            return Answer.Yes;
        }

        Vector512<ulong> outB = Vector512.Load(b) & landmarks;
        Vector512<ulong> inA = Vector512.Load(a + LineWords) & landmarks;
        Vector512<ulong> against = Vector512.AndNot(outB, outA) | Vector512.AndNot(inA, inB);
        return against == Vector512<ulong>.Zero ? Answer.Unknown : Answer.No;
    }
}

using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>
/// Four bytes of facts about each node, under the caller's number: level, height, and which of the eight most telling landmarks of <see cref="ReachabilityLabels"/> it leads to, and comes from.
/// They decide four of five random questions "does a lead to b" at a million nodes by two cache misses that run at the same time, where the labels
/// themselves take three in a row.
/// </summary>
internal readonly unsafe struct ReachabilityDigest
{
    private const int Marks = 8;
    private const int HugePage = 2 << 20;
    private const int PrefetchDistance = 16;

    private readonly uint[] _words;
    private readonly uint* _facts; // into the pinned words: a question reads no other line of memory than those of its two nodes
    private readonly int _nodes;
    private readonly bool _depthsAreExact;

    internal ReachabilityDigest(Topology topology, ReachabilityLabels labels)
    {
        _nodes = topology.NodeCount;

        // Room to lie on whole huge pages: a small table whose translation is never missed.
        _words = LargeArray.Allocate<uint>(topology.NodeCount + (2 * HugePage / sizeof(uint)));
        fixed (ulong* words = labels.Words)
        fixed (uint* first = _words)
        {
            ulong* rows = LaneMatrix.Rows(words);
            _facts = (uint*)(((nuint)first + HugePage - 1) & ~(nuint)(HugePage - 1));
            (uint deepest, uint highest) = Most(rows, topology.ComponentCount);
            int[] marks = LandmarkSelection.Choose(rows, topology.ComponentCount, Marks);
            _depthsAreExact = Math.Max(deepest, highest) <= byte.MaxValue;
            for (int node = 0; node < topology.NodeCount; node++)
            {
                if (node + PrefetchDistance < topology.NodeCount)
                {
                    ulong* later = rows + ((long)topology.Component(topology.ToInternal(node + PrefetchDistance)) * ReachabilityLabels.RowWords);
                    Prefetch.Line(later);
                    Prefetch.Line(later + ReachabilityLabels.LineWords);
                }

                ulong* row = rows + ((long)topology.Component(topology.ToInternal(node)) * ReachabilityLabels.RowWords);
                _facts[node] = Part((uint)row[0], deepest)
                    | (Part((uint)(row[0] >> 32), highest) << 8)
                    | (MarksOf(row + 1, marks) << 16)
                    | (MarksOf(row + ReachabilityLabels.LineWords + 1, marks) << 24);
            }

            MemoryAdvice.JoinPages(_facts, (long)topology.NodeCount * sizeof(uint) + HugePage - 1);
        }
    }

    internal long ByteCount => (_words?.LongLength ?? 0) * sizeof(uint);

    /// <summary>Answers for two nodes, which may be of one component.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReachabilityLabels.Answer Test(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)_nodes, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)_nodes, nameof(to));
        (uint a, uint b) = (_facts[from], _facts[to]);
        GC.KeepAlive(_words);

        (byte levelA, byte levelB, byte heightA, byte heightB) = ((byte)a, (byte)b, (byte)(a >> 8), (byte)(b >> 8));
        if (levelA > levelB || heightA < heightB)
        {
            return ReachabilityLabels.Answer.No;
        }

        // Of one level without one height, or the other way round: two components, of which neither can lead to the other.
        if (_depthsAreExact && (levelA == levelB) != (heightA == heightB))
        {
            return ReachabilityLabels.Answer.No;
        }

        (uint outA, uint inA, uint outB, uint inB) = ((byte)(a >> 16), a >> 24, (byte)(b >> 16), b >> 24);
        return (outA & inB) != 0 ? ReachabilityLabels.Answer.Yes
            : ((outB & ~outA) | (inA & ~inB)) != 0 ? ReachabilityLabels.Answer.No
            : ReachabilityLabels.Answer.Unknown;
    }

    private static (uint Deepest, uint Highest) Most(ulong* rows, int components)
    {
        (uint deepest, uint highest) = (0, 0);
        for (int component = 0; component < components; component++)
        {
            ulong depths = rows[(long)component * ReachabilityLabels.RowWords];
            (deepest, highest) = (Math.Max(deepest, (uint)depths), Math.Max(highest, (uint)(depths >> 32)));
        }

        return (deepest, highest);
    }

    /// <summary>Fits a depth into a byte, in order: as it is where all fit, else by 255ths of the greatest.</summary>
    private static uint Part(uint depth, uint greatest) => greatest <= byte.MaxValue ? depth : (uint)((ulong)depth * byte.MaxValue / greatest);

    /// <summary>Takes the chosen landmarks, one bit for each.</summary>
    private static uint MarksOf(ulong* line, int[] landmarks)
    {
        uint marks = 0;
        for (int mark = 0; mark < landmarks.Length; mark++)
        {
            int landmark = landmarks[mark];
            marks |= (uint)((line[landmark >> 6] >> landmark) & 1) << mark;
        }

        return marks;
    }
}

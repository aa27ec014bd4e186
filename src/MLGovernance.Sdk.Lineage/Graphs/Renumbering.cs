namespace MLGovernance.Lineage;

/// <summary>The two maps between the caller's node numbers and the graph's own.</summary>
/// <remarks>
/// Own numbers follow (level, out-degree, in-degree). Ascending numbers are then a topological order, so a bitmap can be both visited set
/// and frontier; nodes of one level lie together (1.6× on a plain walk); and equal degrees lie together, so inner loops end where the
/// branch predictor expects (2.4× on the push sweep downstream, 1.4× upstream).
/// </remarks>
internal sealed class Renumbering
{
    private const int DegreeCap = 1023; // a mask too
    private const int InDegreeShift = 32;
    private const int OutDegreeShift = 48;

    internal Renumbering(int[] toInternal, int[] toOriginal)
    {
        ToInternal = toInternal;
        ToOriginal = toOriginal;
    }

    internal int[] ToInternal { get; }

    internal int[] ToOriginal { get; }

    /// <summary>Sorts each wave by out-degree and then by in-degree, stably, by counting.</summary>
    internal static Renumbering ByLevelAndDegrees(EdgeBuckets buckets, LevelWaves waves)
    {
        int[] toOriginal = LargeArray.Allocate<int>(buckets.NodeCount);
        ulong[] entries = LargeArray.Allocate<ulong>(buckets.NodeCount);
        ulong[] byInDegree = LargeArray.Allocate<ulong>(buckets.NodeCount);
        for (int at = 0; at < entries.Length; at++)
        {
            // The degrees beside the node: the sorts then read memory in order.
            int node = waves.Order[at];
            (int down, int up) = (Math.Min(buckets.OutDegree(node), DegreeCap), Math.Min(buckets.InDegrees[node], DegreeCap));
            entries[at] = (uint)node | ((ulong)up << InDegreeShift) | ((ulong)down << OutDegreeShift);
        }

        Span<int> cursors = new int[DegreeCap + 2];
        for (int wave = 0; wave + 1 < waves.Starts.Length; wave++)
        {
            Range members = waves.Starts[wave]..waves.Starts[wave + 1];
            Sort(entries.AsSpan(members), byInDegree.AsSpan(members), InDegreeShift, cursors);
            Sort(byInDegree.AsSpan(members), entries.AsSpan(members), OutDegreeShift, cursors);
        }

        for (int at = 0; at < entries.Length; at++)
        {
            toOriginal[at] = (int)(uint)entries[at];
        }

        return FromOrder(toOriginal);
    }

    /// <summary>Makes both maps from the list of original nodes in their new order.</summary>
    internal static Renumbering FromOrder(int[] toOriginal)
    {
        int[] toInternal = LargeArray.Allocate<int>(toOriginal.Length);
        for (int node = 0; node < toOriginal.Length; node++)
        {
            toInternal[toOriginal[node]] = node;
        }

        return new Renumbering(toInternal, toOriginal);
    }

    private static void Sort(ReadOnlySpan<ulong> entries, Span<ulong> into, int shift, Span<int> cursors)
    {
        int largest = 0;
        foreach (ulong entry in entries)
        {
            int degree = (int)(entry >> shift) & DegreeCap;
            cursors[degree + 1]++;
            largest = Math.Max(largest, degree);
        }

        for (int degree = 0; degree < largest; degree++)
        {
            cursors[degree + 1] += cursors[degree];
        }

        foreach (ulong entry in entries)
        {
            into[cursors[(int)(entry >> shift) & DegreeCap]++] = entry;
        }

        cursors[..(largest + 2)].Clear(); // not all of it: a long chain has a wave for every node
    }
}

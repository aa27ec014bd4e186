namespace MLGovernance.Lineage;

/// <summary>Builds the array of one chosen neighbour for each node, which the pull sweep looks at before any other.</summary>
/// <remarks>
/// Most reached nodes are reached through the first parent one asks. With those parents in an array of their own the sweep streams
/// 4 bytes for each node instead of visiting its list, and eight are asked by one gather (2.8× at a million nodes).
/// The nearest neighbour is chosen: it has the longest history, so it is the likeliest to be reached, and its bit lies closest.
/// </remarks>
internal static class FirstNeighbours
{
    /// <summary>Rounds a node count up to whole words and names the first bit after them, which no walk ever sets.</summary>
    internal static int Nothing(int nodeCount) => checked((nodeCount + 63) / 64 * 64);

    /// <summary>Takes the last, hence nearest, entry of each ascending list.</summary>
    internal static int[] Last(uint[] offsets, int[] targets) => Choose(offsets, targets, last: true);

    /// <summary>Takes the first, hence nearest, entry of each ascending list of a downstream adjacency.</summary>
    internal static int[] First(uint[] offsets, int[] targets) => Choose(offsets, targets, last: false);

    private static int[] Choose(uint[] offsets, int[] targets, bool last)
    {
        int nodeCount = offsets.Length - 1;
        int nothing = Nothing(nodeCount);
        int[] chosen = LargeArray.Allocate<int>(nothing);
        for (int node = 0; node < nodeCount; node++)
        {
            uint start = offsets[node];
            uint end = offsets[node + 1];
            chosen[node] = start == end ? nothing : targets[last ? end - 1 : start];
        }

        chosen.AsSpan(nodeCount).Fill(nothing);
        return chosen;
    }
}

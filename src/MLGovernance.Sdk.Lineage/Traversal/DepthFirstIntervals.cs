namespace MLGovernance.Lineage;

/// <summary>Numbers the components of an acyclic graph in depth-first order.</summary>
/// <remarks>
/// With <c>Post</c> the position at which a search leaves a component and <c>Low</c> the first position taken below it: what has a later
/// post cannot be downstream, and what lies inside <c>[Low, Post]</c> of the search tree certainly is. One comparison each.
/// </remarks>
internal static unsafe class DepthFirstIntervals
{
    /// <summary>Searches from every root.</summary>
    /// <returns>For each component, <c>Low</c> in the low half and <c>Post</c> in the high half.</returns>
    internal static ulong[] Number(Topology topology)
    {
        Adjacency down = topology.DagDown;
        int count = topology.ComponentCount;
        ulong[] intervals = LargeArray.Allocate<ulong>(count);
        intervals.AsSpan().Fill(Unseen);
        uint[] nextEdges = LargeArray.Allocate<uint>(count);
        int[] stack = LargeArray.Allocate<int>(count);
        uint post = 0;
        fixed (ulong* interval = intervals)
        fixed (uint* offsets = down.Offsets, next = nextEdges)
        fixed (int* targets = down.Targets, calls = stack)
        {
            // Ascending numbers are topological, so whatever is not seen when its turn comes is a root of what is left.
            for (int root = 0; root < count; root++)
            {
                if (interval[root] != Unseen)
                {
                    continue;
                }

                int depth = 0;
                interval[root] = post;
                next[root] = offsets[root];
                calls[depth++] = root;
                while (depth > 0)
                {
                    int component = calls[depth - 1];
                    if (next[component] < offsets[component + 1])
                    {
                        int child = targets[next[component]++];
                        if (interval[child] == Unseen)
                        {
                            interval[child] = post;
                            next[child] = offsets[child];
                            calls[depth++] = child;
                        }
                    }
                    else
                    {
                        interval[component] |= (ulong)post++ << 32;
                        depth--;
                    }
                }
            }
        }

        return intervals;
    }

    // An open component has post 0 in its high half, so this is never one of a component that has been seen.
    private const ulong Unseen = ulong.MaxValue;
}

namespace MLGovernance.Lineage;

/// <summary>Finds the strongly connected components: the sets of nodes that all reach each other (a feedback loop and all on it).</summary>
/// <remarks>
/// R. Tarjan, "Depth-first search and linear graph algorithms" (1972), with an explicit stack, since a lineage chain may be millions
/// long. Only what <see cref="LevelWaves"/> could not peel is searched, so an acyclic graph never comes here.
/// </remarks>
internal static unsafe class StronglyConnected
{
    /// <summary>Numbers the components; peeled nodes are components of their own.</summary>
    /// <returns>The component of each node, and how many there are.</returns>
    internal static (int[] Component, int Count) Find(EdgeBuckets buckets, LevelWaves waves)
    {
        int nodeCount = buckets.NodeCount;
        int[] component = LargeArray.Allocate<int>(nodeCount);
        component.AsSpan().Fill(Unseen);
        int count = 0;
        foreach (int node in waves.Order.AsSpan(0, waves.Placed))
        {
            component[node] = count++;
        }

        int left = nodeCount - waves.Placed;
        int[] lowLinks = LargeArray.Allocate<int>(nodeCount);
        uint[] nextEdges = LargeArray.Allocate<uint>(nodeCount);
        int[] open = LargeArray.Allocate<int>(left);
        int[] calls = LargeArray.Allocate<int>(left);
        fixed (uint* offsets = buckets.Offsets, next = nextEdges)
        fixed (int* targets = buckets.Targets, of = component, low = lowLinks, openStack = open, callStack = calls)
        {
            var search = new Search(offsets, targets, of, low, next, openStack, callStack, count);
            for (int root = 0; root < nodeCount; root++)
            {
                if (of[root] == Unseen)
                {
                    search.From(root);
                }
            }

            count = search.Count;
        }

        return (component, count);
    }

    // A node that is open carries its discovery index as -(index) - 2, below this.
    private const int Unseen = -1;

    private ref struct Search(
        uint* offsets, int* targets, int* component, int* low, uint* next, int* open, int* calls, int count)
    {
        private int _index;
        private int _openCount;

        internal int Count { get; private set; } = count;

        internal void From(int root)
        {
            int depth = 0;
            Enter(root, ref depth);
            while (depth > 0)
            {
                int node = calls[depth - 1];
                int child = Advance(node);
                if (child >= 0)
                {
                    Enter(child, ref depth);
                    continue;
                }

                depth--;
                if (depth > 0)
                {
                    int parent = calls[depth - 1];
                    low[parent] = Math.Min(low[parent], low[node]);
                }

                if (low[node] == Discovery(node))
                {
                    Close(node);
                }
            }
        }

        private void Enter(int node, ref int depth)
        {
            low[node] = _index;
            component[node] = -_index - 2;
            _index++;
            next[node] = offsets[node];
            open[_openCount++] = node;
            calls[depth++] = node;
        }

        private readonly int Discovery(int node) => -component[node] - 2;

        /// <summary>Looks at further edges of a node until one leads to a node not seen before, which is returned.</summary>
        private readonly int Advance(int node)
        {
            uint end = offsets[node + 1];
            int lowest = low[node];
            for (uint edge = next[node]; edge < end; edge++)
            {
                int target = targets[edge];
                int state = component[target];
                if (state == Unseen)
                {
                    low[node] = lowest;
                    next[node] = edge + 1;
                    return target;
                }

                if (state < Unseen)
                {
                    lowest = Math.Min(lowest, -state - 2);
                }
            }

            low[node] = lowest;
            next[node] = end;
            return -1;
        }

        private void Close(int node)
        {
            int member;
            do
            {
                member = open[--_openCount];
                component[member] = Count;
            }
            while (member != node);
            Count++;
        }
    }
}

using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>Finds a path of fewest edges by breadth-first search from both ends, the smaller frontier first.</summary>
/// <remarks>
/// Two searches of half the depth meet long before one of the full depth arrives; and because numbers are topological, neither end
/// enters a component outside the range between the two (together 150× QuikGraph).
/// </remarks>
internal static unsafe class ShortestPath
{
    /// <summary>Searches between two nodes.</summary>
    /// <param name="search">The pooled state.</param>
    /// <param name="from">The upstream node.</param>
    /// <param name="to">The downstream node.</param>
    /// <param name="filter">The edges to follow, by position in the downstream adjacency.</param>
    /// <param name="upFilter">The same for the upstream adjacency.</param>
    /// <param name="maxDepth">The greatest number of edges.</param>
    /// <param name="cancellationToken">Looked at after each level.</param>
    /// <returns>The number of edges, with the node where the two ends met; or -1.</returns>
    internal static (int Length, int Meeting) Find<TFilter>(
        PathSearch search, int from, int to, TFilter filter, TFilter upFilter, int maxDepth, CancellationToken cancellationToken)
        where TFilter : struct, IEdgeFilter
    {
        Topology topology = search.Topology;
        (int lowest, int highest) = (topology.Component(from), topology.Component(to));
        if (lowest > highest)
        {
            return (-1, -1);
        }

        if (from == to)
        {
            return (0, from);
        }

        // The range of nodes whose components lie between those of the two ends.
        int first = topology.FirstNode(lowest);
        int end = topology.FirstNode(highest) + topology.Size(highest);
        search.Begin();
        ulong stamp = (ulong)search.Number << 32;
        fixed (ulong* fromStart = search.FromStart, fromEnd = search.FromEnd)
        fixed (int* startQueue = search.StartQueue, endQueue = search.EndQueue)
        {
            var down = new Frontier(topology.Down, fromStart, fromEnd, startQueue, stamp, first, end);
            var up = new Frontier(topology.Up, fromEnd, fromStart, endQueue, stamp, first, end);
            down.Start(from);
            up.Start(to);
            while (!down.IsEmpty && !up.IsEmpty && down.Depth + up.Depth < maxDepth)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int meeting = down.Width <= up.Width ? down.Expand(filter) : up.Expand(upFilter);
                if (meeting >= 0)
                {
                    return (down.Depth + up.Depth, meeting);
                }
            }
        }

        return (-1, -1);
    }

    private ref struct Frontier(
        Adjacency adjacency, ulong* own, ulong* other, int* queue, ulong stamp, int first, int end)
    {
        private int _head;
        private int _tail;

        internal int Depth { get; private set; }

        internal readonly bool IsEmpty => _head == _tail;

        internal readonly int Width => _tail - _head;

        internal void Start(int node)
        {
            own[node] = stamp | (uint)node;
            queue[_tail++] = node;
        }

        /// <summary>Expands one level. Ends that have not met before can only meet at the least total depth, so any meeting will do.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal int Expand<TFilter>(TFilter filter)
            where TFilter : struct, IEdgeFilter
        {
            int level = _tail;
            int tail = _tail;
            Depth++;
            fixed (uint* offsets = adjacency.Offsets)
            fixed (int* targets = adjacency.Targets)
            {
                for (int head = _head; head < level; head++)
                {
                    Prefetch.Ahead(offsets, targets, queue, head, level);
                    int node = queue[head];
                    uint last = offsets[node + 1];
                    for (uint edge = offsets[node]; edge < last; edge++)
                    {
                        int next = targets[edge];
                        if ((uint)(next - first) >= (uint)(end - first)
                            || (own[next] & ~(ulong)uint.MaxValue) == stamp
                            || !filter.Follows(edge, next))
                        {
                            continue;
                        }

                        own[next] = stamp | (uint)node;
                        if ((other[next] & ~(ulong)uint.MaxValue) == stamp)
                        {
                            return next;
                        }

                        queue[tail++] = next;
                    }
                }
            }

            _head = level;
            _tail = tail;
            return -1;
        }
    }
}

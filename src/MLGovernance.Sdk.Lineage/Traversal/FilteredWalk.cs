using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>The walk with limits: breadth first over nodes, to a depth, along the edges a filter follows.</summary>
/// <remarks>
/// This is the slow path for role sets that have no structure of their own, for predicates, and for depths; a depth of a few edges is
/// microseconds because nothing is touched but what is reached (3 hops over 1,638 nodes: 3.7 µs). The filter is a struct, so the walk
/// without one carries no test.
/// </remarks>
internal static unsafe class FilteredWalk
{
    private const int NodesBetweenChecks = 4_096;

    /// <summary>Walks from sources, by the caller's numbers, into a set that is emptied first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TFilter>(
        ReachSet into, ReadOnlySpan<int> sources, LineageDirection direction, TFilter filter, int maxDepth, CancellationToken cancellationToken)
        where TFilter : struct, IEdgeFilter
    {
        Topology topology = into.Topology;
        Adjacency adjacency = topology.Nodes(direction);
        into.Clear();
        into.BeginOverNodes();
        int tail = 0;
        fixed (ulong* bits = into.Bits)
        fixed (int* queue = into.Queue, targets = adjacency.Targets)
        fixed (uint* offsets = adjacency.Offsets)
        {
            foreach (int source in sources)
            {
                int node = topology.ToInternal(source);
                ulong word = bits[node >> 6];
                queue[tail] = node;
                tail += (int)(~(word >> node) & 1);
                bits[node >> 6] = word | (1UL << node);
            }

            int head = 0;
            int check = NodesBetweenChecks;
            try
            {
                for (int depth = 0; head < tail; depth++)
                {
                    into.AddLevel(head);
                    if (depth >= maxDepth)
                    {
                        break;
                    }

                    int end = tail;
                    for (; head < end; head++)
                    {
                        Prefetch.Ahead(offsets, targets, queue, head, tail);
                        int node = queue[head];
                        uint last = offsets[node + 1];
                        for (uint edge = offsets[node]; edge < last; edge++)
                        {
                            int next = targets[edge];
                            ulong word = bits[next >> 6];
                            if (((word >> next) & 1) == 0 && filter.Follows(edge, next))
                            {
                                queue[tail++] = next;
                                bits[next >> 6] = word | (1UL << next);
                            }
                        }

                        if (head >= check)
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            check = head + NodesBetweenChecks;
                        }
                    }
                }
            }
            finally
            {
                into.EndListed(tail); // after an exception too, so that the set knows what to clear
            }
        }
    }
}

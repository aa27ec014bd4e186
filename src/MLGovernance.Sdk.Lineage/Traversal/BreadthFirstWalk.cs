using System.Runtime.CompilerServices;

namespace MLGovernance.Lineage;

/// <summary>Breadth-first search with parents and distances, over nodes.</summary>
/// <remarks>
/// The walk writes each new node and its parent side by side into two queues, which is sequential; level by level they are scattered
/// to the nodes, in a loop with nothing to wait for. That keeps the inner loop free of branches and of a second random access. Only on
/// graphs of many edges for each node does it turn round to <see cref="BottomUpStep"/>: on lineage, with its 25 to 30 thin levels, that
/// would cost three times as much.
/// </remarks>
internal static unsafe class BreadthFirstWalk
{
    // Beamer, Asanović, Patterson, "Direction-Optimizing Breadth-First Search" (2012): α = 15; only worth a look past degree 8.
    private const int TurnShare = 15;
    private const int TurnDegree = 8;

    internal static void Run(BreadthFirstTree into, int source, LineageDirection direction, CancellationToken cancellationToken)
    {
        Topology topology = into.Topology;
        Adjacency adjacency = topology.Nodes(direction);
        bool mayTurn = adjacency.EdgeCount / TurnDegree > topology.NodeCount;
        into.Begin();
        int tail = 1;
        int head = 0;
        int depth = -1;
        fixed (ulong* bits = into.Bits, steps = into.Steps)
        fixed (int* queue = into.Queue, parents = into.QueueParents)
        {
            int start = topology.ToInternal(source);
            bits[start >> 6] |= 1UL << start;
            queue[0] = start;
            parents[0] = start;
            long unexplored = adjacency.EdgeCount;
            try
            {
                while (head < tail)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    int end = tail;
                    depth++;
                    Scatter(steps, queue, parents, head, end, depth);
                    long ahead = mayTurn ? Edges(adjacency, queue, head, end) : 0;
                    tail = ahead > unexplored / TurnShare
                        ? BottomUpStep.Run(into, direction, head, end)
                        : Expand(adjacency, bits, queue, parents, head, end);
                    unexplored -= ahead;
                    head = end;
                }
            }
            finally
            {
                into.End(head, depth, tail);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Expand(Adjacency adjacency, ulong* bits, int* queue, int* parents, int head, int end)
    {
        int tail = end;
        fixed (int* targets = adjacency.Targets)
        fixed (uint* offsets = adjacency.Offsets)
        {
            for (; head < end; head++)
            {
                Prefetch.Ahead(offsets, targets, queue, head, tail);
                int node = queue[head];
                uint last = offsets[node + 1];
                for (uint edge = offsets[node]; edge < last; edge++)
                {
                    int next = targets[edge];
                    ulong word = bits[next >> 6];
                    queue[tail] = next;
                    parents[tail] = node;
                    tail += (int)(~(word >> next) & 1);
                    bits[next >> 6] = word | (1UL << next);
                }
            }
        }

        return tail;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ulong* steps, int* queue, int* parents, int from, int to, int depth)
    {
        ulong distance = (ulong)depth << 32;
        for (int entry = from; entry < to; entry++)
        {
            steps[queue[entry]] = distance | (uint)parents[entry];
        }
    }

    private static long Edges(Adjacency adjacency, int* queue, int from, int to)
    {
        long edges = 0;
        for (int entry = from; entry < to; entry++)
        {
            edges += adjacency.Degree(queue[entry]);
        }

        return edges;
    }
}

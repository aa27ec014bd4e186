namespace MLGovernance.Lineage;

/// <summary>Computes everything reachable from some nodes: by queue while small, then by push sweep, then by pull sweep.</summary>
internal static unsafe class ReachWalk
{
    // Past 1/256 of the graph a sweep, whose cost is fixed, beats a queue, whose cost is for each edge.
    private const int QueueShare = 8;
    private const int SmallestQueue = 64;

    /// <summary>Walks from sources, by the caller's numbers, into a set that is emptied first.</summary>
    internal static void Run(
        ReachSet into, ReadOnlySpan<int> sources, LineageDirection direction, KernelChoice kernel, CancellationToken cancellationToken)
    {
        Topology topology = into.Topology;
        Adjacency adjacency = topology.Components(direction);
        into.Clear();
        fixed (ulong* bits = into.Bits)
        fixed (int* queue = into.Queue)
        {
            int tail = 0;
            (int lowest, int highest) = (int.MaxValue, 0);
            foreach (int source in sources)
            {
                int component = topology.Component(topology.ToInternal(source));
                if (((bits[component >> 6] >> component) & 1) == 0)
                {
                    bits[component >> 6] |= 1UL << component;
                    queue[tail++] = component;
                    lowest = Math.Min(lowest, component);
                    highest = Math.Max(highest, component);
                }
            }

            int limit = Math.Max(SmallestQueue, topology.ComponentCount >> QueueShare);
            tail = QueueWalk.Run(adjacency, bits, queue, tail, limit);
            if (tail <= limit)
            {
                into.EndListed(tail);
                return;
            }

            (int from, int to) = direction == LineageDirection.Downstream
                ? (lowest >> 6, (topology.ComponentCount + 63) >> 6)
                : (0, (highest >> 6) + 1);
            try
            {
                Sweep(topology, direction, bits, from, to, kernel, cancellationToken);
            }
            finally
            {
                into.EndSwept(from, to); // after a cancellation too, so that the set knows what to clear
            }
        }
    }

    /// <summary>Completes a bitmap that holds the sources, over the words of a range.</summary>
    internal static void Sweep(
        Topology topology, LineageDirection direction, ulong* bits, int from, int to, KernelChoice kernel, CancellationToken cancellationToken)
    {
        bool vector = kernel.UsesVector();
        if (direction == LineageDirection.Downstream)
        {
            int pull = PushSweep.Down(topology.DagDown, bits, from, to, cancellationToken);
            if (vector)
            {
                VectorPull.Down(topology.DagUp, bits, pull, to, cancellationToken);
            }
            else
            {
                PullSweep.Down(topology.DagUp, bits, pull, to, cancellationToken);
            }
        }
        else
        {
            int pull = PushSweep.Up(topology.DagUp, bits, to, from, cancellationToken);
            if (vector)
            {
                VectorPull.Up(topology.DagDown, bits, pull, from, cancellationToken);
            }
            else
            {
                PullSweep.Up(topology.DagDown, bits, pull, from, cancellationToken);
            }
        }
    }
}

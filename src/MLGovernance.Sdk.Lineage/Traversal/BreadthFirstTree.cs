namespace MLGovernance.Lineage;

/// <summary>A breadth-first tree: for each node reached its distance from the source and the node it was reached from. Reusable.</summary>
internal sealed class BreadthFirstTree
{
    internal BreadthFirstTree(Topology topology)
    {
        Topology = topology;
        Bits = LargeArray.AllocateZeroed<ulong>(((topology.NodeCount + 63) / 64) + 2);
        Queue = LargeArray.Allocate<int>(topology.NodeCount + 1L);
        QueueParents = LargeArray.Allocate<int>(topology.NodeCount + 1L);
        Steps = LargeArray.Allocate<ulong>(topology.NodeCount);
        Steps.AsSpan().Fill(Unreached);
        Frontier = LargeArray.AllocateZeroed<ulong>(Bits.Length);
    }

    internal const ulong Unreached = ulong.MaxValue;

    internal Topology Topology { get; }

    /// <summary>Gets the visited set of the walk; empty between walks.</summary>
    internal ulong[] Bits { get; }

    /// <summary>Gets the nodes in the order in which they were reached.</summary>
    internal int[] Queue { get; }

    /// <summary>Gets the node from which each entry of <see cref="Queue"/> was reached.</summary>
    internal int[] QueueParents { get; }

    /// <summary>Gets distance (high half) and parent (low half) of each node, or <see cref="Unreached"/>.</summary>
    internal ulong[] Steps { get; }

    /// <summary>Gets the bits of one level while nodes are asked for a parent in it; empty at all other times.</summary>
    internal ulong[] Frontier { get; }

    /// <summary>Gets how many nodes were reached, the source included.</summary>
    internal int Count { get; private set; }

    /// <summary>Gets the distance of the farthest node, in edges.</summary>
    internal int Depth { get; private set; }

    internal bool IsReached(int original) => Steps[Topology.ToInternal(original)] != Unreached;

    /// <summary>Gets the edges between the source and a node, or -1 when it was not reached.</summary>
    internal int Distance(int original) => (int)(Steps[Topology.ToInternal(original)] >> 32);

    /// <summary>Gets the node, by the caller's number, from which a node was reached: itself for the source, -1 when it was not reached.</summary>
    internal int Parent(int original)
    {
        ulong step = Steps[Topology.ToInternal(original)];
        return step == Unreached ? -1 : Topology.ToOriginal((int)(uint)step);
    }

    /// <summary>Writes parents and distances by the caller's numbers; both spans hold one entry for each node.</summary>
    internal void CopyTo(Span<int> parents, Span<int> distances)
    {
        parents.Fill(-1);
        distances.Fill(-1);
        foreach (int node in Queue.AsSpan(0, Count))
        {
            ulong step = Steps[node];
            int original = Topology.ToOriginal(node);
            parents[original] = Topology.ToOriginal((int)(uint)step);
            distances[original] = (int)(step >> 32);
        }
    }

    internal void Begin()
    {
        if (Count > Topology.NodeCount / 16)
        {
            Steps.AsSpan().Fill(Unreached);
        }
        else
        {
            foreach (int node in Queue.AsSpan(0, Count))
            {
                Steps[node] = Unreached;
            }
        }

        (Count, Depth) = (0, 0);
    }

    /// <summary>Closes a walk.</summary>
    /// <param name="count">How many nodes have a distance and a parent.</param>
    /// <param name="depth">The distance of the farthest.</param>
    /// <param name="marked">How many nodes of the queue are marked in <see cref="Bits"/>; more than counted after a cancellation.</param>
    internal void End(int count, int depth, int marked)
    {
        (Count, Depth) = (count, depth);
        if (marked > Topology.NodeCount / 64)
        {
            Bits.AsSpan().Clear();
        }
        else
        {
            foreach (int node in Queue.AsSpan(0, marked))
            {
                Bits[node >> 6] = 0;
            }
        }
    }
}

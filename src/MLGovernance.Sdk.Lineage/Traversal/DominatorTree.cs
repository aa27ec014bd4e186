namespace MLGovernance.Lineage;

/// <summary>Which nodes lie on every path from the sources to a node: what it cannot do without.</summary>
/// <remarks>
/// K. Cooper, T. Harvey, K. Kennedy, "A Simple, Fast Dominance Algorithm" (2001). On an acyclic graph one pass in
/// reverse post-order is enough, since every parent is final before its children; with cycles passes repeat until nothing changes.
/// </remarks>
internal sealed class DominatorTree
{
    private const int NotReached = -1;

    private readonly Topology _topology;
    private readonly int[] _immediate; // by position in the order; position 0 is the virtual source of all sources
    private readonly int[] _positions; // by node

    private DominatorTree(Topology topology, int[] immediate, int[] positions, int[] order)
    {
        _topology = topology;
        _immediate = immediate;
        _positions = positions;
        Order = order;
    }

    private int[] Order { get; }

    /// <summary>Builds the tree.</summary>
    /// <param name="topology">The structure.</param>
    /// <param name="sources">Where paths start, by the caller's numbers; empty means every root, and every node of a cycle nothing leads to.</param>
    /// <param name="cancellationToken">Looked at once a pass.</param>
    internal static DominatorTree Build(Topology topology, ReadOnlySpan<int> sources, CancellationToken cancellationToken = default)
    {
        int[] order = DepthFirstOrder.ReversePost(topology, sources, out bool[] isSource);
        int[] positions = new int[topology.NodeCount];
        positions.AsSpan().Fill(NotReached);
        for (int at = 1; at < order.Length; at++)
        {
            positions[order[at]] = at;
        }

        int[] immediate = new int[order.Length];
        immediate.AsSpan(1).Fill(NotReached);
        bool changed = true;
        while (changed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            changed = false;
            for (int at = 1; at < order.Length; at++)
            {
                int node = order[at];
                int candidate = isSource[node] ? 0 : NotReached;
                foreach (int parent in topology.Up.Of(node))
                {
                    int position = positions[parent];
                    if (position != NotReached && immediate[position] != NotReached)
                    {
                        candidate = candidate == NotReached ? position : Meet(immediate, candidate, position);
                    }
                }

                if (immediate[at] != candidate)
                {
                    immediate[at] = candidate;
                    changed = topology.IsCondensed; // without cycles every parent was final already
                }
            }
        }

        return new DominatorTree(topology, immediate, positions, order);
    }

    /// <summary>Gives the nearest node on every path to a node, by the caller's numbers; -1 when there is none or it is not reached.</summary>
    internal int Immediate(int original)
    {
        int position = _positions[_topology.ToInternal(original)];
        int above = position == NotReached ? NotReached : _immediate[position];
        return above <= 0 ? -1 : _topology.ToOriginal(Order[above]);
    }

    /// <summary>Gives every node on all paths to a node, nearest first, without the node, by the caller's numbers.</summary>
    internal List<int> Of(int original)
    {
        var dominators = new List<int>();
        for (int above = Immediate(original); above >= 0; above = Immediate(above))
        {
            dominators.Add(above);
        }

        return dominators;
    }

    private static int Meet(int[] immediate, int left, int right)
    {
        while (left != right)
        {
            while (left > right)
            {
                left = immediate[left];
            }

            while (right > left)
            {
                right = immediate[right];
            }
        }

        return left;
    }
}

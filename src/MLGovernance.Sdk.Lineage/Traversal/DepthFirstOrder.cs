namespace MLGovernance.Lineage;

/// <summary>Orders nodes by reverse post-order of a depth-first search: each node before whatever it alone leads to.</summary>
internal static class DepthFirstOrder
{
    /// <summary>Orders what the sources reach; entry 0 stands for the virtual source and is -1.</summary>
    /// <param name="topology">The structure.</param>
    /// <param name="sources">The caller's numbers; empty means the natural entries: every root, and every node of a cycle nothing leads to.</param>
    /// <param name="isSource">Which nodes paths start from.</param>
    internal static int[] ReversePost(Topology topology, ReadOnlySpan<int> sources, out bool[] isSource)
    {
        isSource = new bool[topology.NodeCount];
        if (sources.IsEmpty)
        {
            for (int node = 0; node < topology.NodeCount; node++)
            {
                isSource[node] = topology.DagUp.Degree(topology.Component(node)) == 0;
            }
        }
        else
        {
            foreach (int source in sources)
            {
                isSource[topology.ToInternal(source)] = true;
            }
        }

        var seen = new bool[topology.NodeCount];
        List<int> post = [];
        Stack<(int Node, uint Next)> calls = [];
        for (int root = topology.NodeCount - 1; root >= 0; root--)
        {
            if (!isSource[root] || seen[root])
            {
                continue;
            }

            seen[root] = true;
            calls.Push((root, topology.Down.Offsets[root]));
            while (calls.TryPop(out (int Node, uint Next) call))
            {
                if (call.Next == topology.Down.Offsets[call.Node + 1])
                {
                    post.Add(call.Node);
                    continue;
                }

                int child = topology.Down.Targets[call.Next];
                calls.Push((call.Node, call.Next + 1));
                if (!seen[child])
                {
                    seen[child] = true;
                    calls.Push((child, topology.Down.Offsets[child]));
                }
            }
        }

        post.Add(-1);
        post.Reverse();
        return [.. post];
    }
}

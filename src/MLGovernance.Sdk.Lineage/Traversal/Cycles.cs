namespace MLGovernance.Lineage;

/// <summary>Reports the cycles of a structure. They are legal (a job may write where it reads) but somebody should know.</summary>
internal static class Cycles
{
    /// <summary>Gives the nodes of every strongly connected component with a cycle, self-loops included, by the caller's numbers.</summary>
    /// <returns>Each list ascending, the lists ordered by their first node.</returns>
    internal static List<int[]> Components(Topology topology)
    {
        var components = new List<int[]>();
        var looped = new HashSet<int>(topology.Loops);
        foreach (int component in topology.Loops)
        {
            int[] nodes = topology.Numbers.ToOriginal.AsSpan(topology.FirstNode(component), topology.Size(component)).ToArray();
            Array.Sort(nodes);
            components.Add(nodes);
        }

        foreach (int node in topology.SelfLoops.Select(loop => loop.Node).Distinct())
        {
            if (!looped.Contains(topology.Component(topology.ToInternal(node))))
            {
                components.Add([node]);
            }
        }

        components.Sort((left, right) => left[0].CompareTo(right[0]));
        return components;
    }

    /// <summary>Gives a shortest cycle through a node, by the caller's numbers, starting with the node; empty when it is on none.</summary>
    internal static int[] Through(Topology topology, int original)
    {
        if (topology.SelfLoops.Any(loop => loop.Node == original))
        {
            return [original];
        }

        int start = topology.ToInternal(original);
        int component = topology.Component(start);
        if (topology.Size(component) == 1)
        {
            return [];
        }

        var parents = new Dictionary<int, int>();
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out int node))
        {
            foreach (int next in topology.Down.Of(node))
            {
                if (next == start)
                {
                    return Trace(topology, parents, start, node);
                }

                if (topology.Component(next) == component && parents.TryAdd(next, node))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return []; // not reached: every node of a component of several is on a cycle
    }

    private static int[] Trace(Topology topology, Dictionary<int, int> parents, int start, int last)
    {
        List<int> cycle = [];
        for (int node = last; node != start; node = parents[node])
        {
            cycle.Add(topology.ToOriginal(node));
        }

        cycle.Add(topology.ToOriginal(start));
        cycle.Reverse();
        return [.. cycle];
    }
}

namespace MLGovernance.Lineage;

/// <summary>Finds what several nodes have in common upstream: "the one dataset that every served model depends on".</summary>
internal static class CommonAncestors
{
    /// <summary>Intersects the upstream sets of all targets (each target counts as upstream of itself).</summary>
    /// <param name="into">Takes the result.</param>
    /// <param name="each">Takes the set of one target at a time; of the same structure.</param>
    /// <param name="targets">The nodes, by the caller's numbers.</param>
    /// <param name="cancellationToken">Looked at every 4,096 nodes.</param>
    internal static void Find(ReachSet into, ReachSet each, ReadOnlySpan<int> targets, CancellationToken cancellationToken)
    {
        into.Clear();
        for (int at = 0; at < targets.Length; at++)
        {
            CompactGraph.Reach(at == 0 ? into : each, targets[at], LineageDirection.Upstream, KernelChoice.Automatic, cancellationToken);
            if (at > 0)
            {
                into.IntersectWith(each);
            }

            if (into.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>Gives the nearest of a set of common ancestors: those with no other of them downstream, by the caller's numbers.</summary>
    internal static List<int> Nearest(ReachSet common)
    {
        Topology topology = common.Topology;
        var nearest = new List<int>();
        var seen = new HashSet<int>();
        foreach (int original in common)
        {
            int component = topology.Component(topology.ToInternal(original));
            if (seen.Contains(component) || !HasChild(topology, common, component))
            {
                seen.Add(component); // the nodes of one cycle are equally near
                nearest.Add(original);
            }
        }

        nearest.Sort();
        return nearest;
    }

    private static bool HasChild(Topology topology, ReachSet common, int component)
    {
        foreach (int child in topology.DagDown.Of(component))
        {
            if (((common.Bits[child >> 6] >> child) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

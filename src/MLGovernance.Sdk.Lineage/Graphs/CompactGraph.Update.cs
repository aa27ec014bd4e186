namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    /// <summary>Applies edits without building anew, where the numbering stays topological.</summary>
    /// <param name="edits">What changed.</param>
    /// <returns>The new graph, which shares nothing that changes; or null when the caller has to build it anew.</returns>
    /// <exception cref="ArgumentException">An edge names a node that cannot be.</exception>
    internal CompactGraph? TryUpdate(GraphEdits edits)
    {
        ulong present = PresentRoles;
        foreach (GraphEdge edge in edits.Added)
        {
            present |= 1UL << edge.Role;
        }

        // A role more than the arrays tell apart, or the first supporting role, changes what is kept: build anew.
        if (present != PresentRoles || TopologyUpdate.TryApply(All, edits) is not { } all)
        {
            return null;
        }

        if (ReferenceEquals(All, Data))
        {
            return new CompactGraph(all, all, PresentRoles, DataRoles);
        }

        var dataEdits = new GraphEdits(
            edits.NodeCount,
            [.. edits.Removed.Where(edge => ((DataRoles >> edge.Role) & 1) != 0 && !IsJoined(all, edge))],
            [.. edits.Added.Where(edge => ((DataRoles >> edge.Role) & 1) != 0)]);
        return TopologyUpdate.TryApply(Data, dataEdits) is { } data ? new CompactGraph(all, data, PresentRoles, DataRoles) : null;
    }

    /// <summary>Tells whether another data role still joins the ends of a removed edge; the structure of the data roles keeps one edge for all.</summary>
    private bool IsJoined(Topology all, GraphEdge edge)
    {
        int node = all.ToInternal(edge.Upstream);
        int target = all.ToInternal(edge.Downstream);
        ReadOnlySpan<int> targets = all.Down.Of(node);
        ReadOnlySpan<byte> roles = all.Down.RolesOf(node);
        for (int at = 0; at < targets.Length; at++)
        {
            if (targets[at] == target && ((DataRoles >> roles[at]) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

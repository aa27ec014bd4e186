namespace MLGovernance.Lineage;

/// <summary>An edge by the caller's numbers.</summary>
/// <param name="Upstream">The node that is used.</param>
/// <param name="Downstream">The node that uses it.</param>
/// <param name="Role">The role of the edge.</param>
internal readonly record struct GraphEdge(int Upstream, int Downstream, byte Role);

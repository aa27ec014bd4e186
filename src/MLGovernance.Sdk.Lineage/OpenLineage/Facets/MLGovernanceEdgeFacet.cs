namespace MLGovernance.OpenLineage;

/// <summary>
/// A facet of this library's own, on inputs, outputs and explicit lineage: which role an edge had in the lineage graph that it was
/// written from, so that reading it back gives the same graph.
/// </summary>
public sealed record MLGovernanceEdgeFacet
{
    /// <summary>Gets the roles, by the name of <see cref="LineageRole"/>; for explicit lineage of a dataset, those of its inputs in their order.</summary>
    public IReadOnlyList<string> Roles { get => field ?? []; init; }
}

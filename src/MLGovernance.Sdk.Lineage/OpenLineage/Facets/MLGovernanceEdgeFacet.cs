using MLGovernance.Lineage;

namespace MLGovernance.OpenLineage;

/// <summary>
/// A facet of this library's own, on inputs, outputs and explicit lineage: which role an edge had in the lineage graph that it was
/// written from, and how sure it was, so that reading it back gives the same graph and no guess comes back as a statement.
/// </summary>
public sealed record MLGovernanceEdgeFacet
{
    /// <summary>Gets the roles, by the name of <see cref="LineageRole"/>; for explicit lineage of a dataset, those of its inputs in their order.</summary>
    public IReadOnlyList<string> Roles { get => field ?? []; init; }

    /// <summary>Gets how sure each edge is, in the order of <see cref="Roles"/>, by the name of <see cref="EdgeConfidence"/>; what is absent is stated.</summary>
    public IReadOnlyList<string> Confidences { get => field ?? []; init; }
}

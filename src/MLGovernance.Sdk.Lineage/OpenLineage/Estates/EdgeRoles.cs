namespace MLGovernance.OpenLineage;

/// <summary>This library's own facet, which keeps the roles of edges that OpenLineage has no word for.</summary>
internal static class EdgeRoles
{
    internal static FacetType<MLGovernanceEdgeFacet> Facet { get; } =
        new("mlgovernance_edge", OpenLineageSpec.Producer + "#mlgovernance_edge", FacetJson.Default.MLGovernanceEdgeFacet);

    /// <summary>Returns the role that a set states for the edge of a number; null where it states none.</summary>
    internal static LineageRole? Of(FacetSet facets, int index) =>
        facets.Get(Facet) is { } edge && index < edge.Roles.Count && Enum.TryParse(edge.Roles[index], out LineageRole role) && Enum.IsDefined(role) ? role : null;

    /// <summary>Returns the roles that a set states for one edge, or the usual one where it states none.</summary>
    internal static IEnumerable<LineageRole> All(FacetSet facets, LineageRole usual) =>
        Of(facets, 0) is null ? [usual] : Enumerable.Range(0, facets.Get(Facet)!.Roles.Count).Select(index => Of(facets, index) ?? usual);

    /// <summary>Returns a set that states the roles, where one of them is not what a reader would take it for.</summary>
    internal static FacetSet With(this FacetSet facets, IReadOnlyList<LineageRole> roles, LineageRole usual) =>
        roles.All(role => role == usual) ? facets : facets.With(Facet, new MLGovernanceEdgeFacet { Roles = [.. roles.Select(role => role.ToString())] });
}

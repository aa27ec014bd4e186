using MLGovernance.Lineage;

namespace MLGovernance.OpenLineage;

/// <summary>This library's own facet, which keeps what OpenLineage has no word for: roles of edges, and doubt.</summary>
internal static class EdgeRoles
{
    internal static FacetType<MLGovernanceEdgeFacet> Facet { get; } =
        new("mlgovernance_edge", OpenLineageSpec.Producer + "#mlgovernance_edge", FacetJson.Default.MLGovernanceEdgeFacet);

    /// <summary>Returns what a set says of the edge of a number; null where it says nothing.</summary>
    internal static EdgeMeaning? Of(FacetSet facets, int index) =>
        facets.Get(Facet) is { } edge && index < edge.Roles.Count && Enum.TryParse(edge.Roles[index], out LineageRole role) && Enum.IsDefined(role)
            ? new EdgeMeaning(role, index < edge.Confidences.Count && edge.Confidences[index] == nameof(EdgeConfidence.Assumed))
            : null;

    /// <summary>Returns what a set says of one edge, or that it has the usual role where the set says nothing.</summary>
    internal static IEnumerable<EdgeMeaning> All(FacetSet facets, LineageRole usual) =>
        Of(facets, 0) is null
            ? [EdgeMeaning.Stated(usual)]
            : Enumerable.Range(0, facets.Get(Facet)!.Roles.Count).Select(index => Of(facets, index) ?? EdgeMeaning.Stated(usual));

    /// <summary>Returns a set that says what edges mean, where one of them is not what a reader would take it for.</summary>
    internal static FacetSet With(this FacetSet facets, IReadOnlyList<EdgeMeaning> edges, LineageRole usual) =>
        edges.All(edge => edge == EdgeMeaning.Stated(usual)) ? facets : facets.With(Facet, new MLGovernanceEdgeFacet
        {
            Roles = [.. edges.Select(edge => edge.Role.ToString())],
            Confidences = edges.Any(edge => edge.IsAssumed) ? [.. edges.Select(edge => (edge.IsAssumed ? EdgeConfidence.Assumed : EdgeConfidence.Stated).ToString())] : [],
        });
}

namespace MLGovernance.OpenLineage;

/// <summary>Names of the specification that events carry.</summary>
public static class OpenLineageSpec
{
    /// <summary>The schema of events, version 2-0-2.</summary>
    public const string SchemaUrl = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    /// <summary>What this library states as the producer of its events and facets.</summary>
    public const string Producer = "https://www.nuget.org/packages/MLGovernance.Sdk.Lineage";

    /// <summary>Returns the address of the definition of a facet.</summary>
    internal static string FacetUrl(string version, string definition) => $"https://openlineage.io/spec/facets/{version}/{definition}.json#/$defs/{definition}";
}

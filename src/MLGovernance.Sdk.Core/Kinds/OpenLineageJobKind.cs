namespace MLGovernance;

internal static class OpenLineageJobKind
{
    internal static AssetKind Create() => new("openLineageJob")
    {
        DisplayName = "OpenLineage job",
        ResourceTypes = ["OpenLineage/jobs"],
        CatalogRole = CatalogRole.Process,
        ParentRole = null,
        Attributes =
        [
            new("namespace", "/properties/namespace"),
            new("name", "/properties/name"),
            new("description", "/properties/facets/documentation/description"),
            new("integration", "/properties/facets/jobType/integration"),
            new("jobType", "/properties/facets/jobType/jobType"),
            new("processingType", "/properties/facets/jobType/processingType"),
            new("sourceCodeUrl", "/properties/facets/sourceCodeLocation/url"),
            new("owners", "/properties/facets/ownership/owners", AssetPropertyType.Json),
        ],
    };
}

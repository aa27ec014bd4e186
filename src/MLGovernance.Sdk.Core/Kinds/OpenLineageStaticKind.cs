namespace MLGovernance;

internal static class OpenLineageStaticKind
{
    internal static AssetKind Create() => new("openLineageStatic")
    {
        DisplayName = "OpenLineage static metadata",
        ResourceTypes = ["OpenLineage/jobs/events", "OpenLineage/datasets/events"],
        CatalogRole = CatalogRole.None,
        References = OpenLineageStatements.References,
        ColumnEdgesPath = "/columns",
    };
}

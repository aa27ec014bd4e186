namespace MLGovernance;

internal static class OpenLineageRunKind
{
    internal static AssetKind Create() => new("openLineageRun")
    {
        DisplayName = "OpenLineage run",
        ResourceTypes = ["OpenLineage/jobs/runs"],
        CatalogRole = CatalogRole.None,
        References = OpenLineageStatements.References,
        ColumnEdgesPath = "/columns",
        Attributes =
        [
            new("runId", "/properties/runId"),
            new("state", "/properties/state"),
            new("startedAt", "/properties/startedAt", AssetPropertyType.DateTime),
            new("endedAt", "/properties/endedAt", AssetPropertyType.DateTime),
            new("error", "/properties/facets/errorMessage/message"),
        ],
    };
}

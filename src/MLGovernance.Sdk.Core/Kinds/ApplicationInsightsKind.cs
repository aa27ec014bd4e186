namespace MLGovernance;

internal static class ApplicationInsightsKind
{
    internal static AssetKind Create() => new("applicationInsights")
    {
        DisplayName = "Application Insights",
        ResourceTypes = ["Microsoft.Insights/components"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("location", "/location"),
            new("workspaceResourceId", "/properties/WorkspaceResourceId"),
        ],
    };
}

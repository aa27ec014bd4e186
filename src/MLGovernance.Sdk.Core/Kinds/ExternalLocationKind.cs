namespace MLGovernance;

internal static class ExternalLocationKind
{
    internal static AssetKind Create() => new("externalLocation")
    {
        DisplayName = "External location",
        CatalogRole = CatalogRole.DataSet,
        ParentRole = null,
    };
}

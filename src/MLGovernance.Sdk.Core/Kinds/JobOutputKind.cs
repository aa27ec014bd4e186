namespace MLGovernance;

internal static class JobOutputKind
{
    internal static AssetKind Create() => new("jobOutput")
    {
        DisplayName = "Job output",
        CatalogRole = CatalogRole.DataSet,
        ParentRole = null,
    };
}

namespace MLGovernance;

internal static class StoragePathKind
{
    internal static AssetKind Create() => new("storagePath")
    {
        DisplayName = "Storage path",
        CatalogRole = CatalogRole.DataSet,
        ParentRole = null,
    };
}

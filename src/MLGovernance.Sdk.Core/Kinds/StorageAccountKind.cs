namespace MLGovernance;

internal static class StorageAccountKind
{
    internal static AssetKind Create() => new("storageAccount")
    {
        DisplayName = "Storage account",
        ResourceTypes = ["Microsoft.Storage/storageAccounts"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("location", "/location"),
            new("sku", "/sku/name"),
            new("hierarchicalNamespace", "/properties/isHnsEnabled", AssetPropertyType.Boolean),
            new("publicNetworkAccess", "/properties/publicNetworkAccess"),
            new("allowSharedKeyAccess", "/properties/allowSharedKeyAccess", AssetPropertyType.Boolean),
            new("minimumTlsVersion", "/properties/minimumTlsVersion"),
        ],
    };
}

namespace MLGovernance;

internal static class BlobContainerKind
{
    internal static AssetKind Create() => new("blobContainer")
    {
        DisplayName = "Blob container",
        ResourceTypes = ["Microsoft.Storage/storageAccounts/blobServices/containers"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("publicAccess", "/properties/publicAccess"),
            new("pathsAreSample", "/properties/pathsAreSample", AssetPropertyType.Boolean),
        ],
    };
}

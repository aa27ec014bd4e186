namespace MLGovernance;

internal static class KeyVaultKind
{
    internal static AssetKind Create() => new("keyVault")
    {
        DisplayName = "Key vault",
        ResourceTypes = ["Microsoft.KeyVault/vaults"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("location", "/location"),
            new("publicNetworkAccess", "/properties/publicNetworkAccess"),
            new("enableRbacAuthorization", "/properties/enableRbacAuthorization", AssetPropertyType.Boolean),
        ],
    };
}

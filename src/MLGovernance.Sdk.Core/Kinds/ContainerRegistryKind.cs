namespace MLGovernance;

internal static class ContainerRegistryKind
{
    internal static AssetKind Create() => new("containerRegistry")
    {
        DisplayName = "Container registry",
        ResourceTypes = ["Microsoft.ContainerRegistry/registries"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("location", "/location"),
            new("sku", "/sku/name"),
            new("loginServer", "/properties/loginServer"),
            new("adminUserEnabled", "/properties/adminUserEnabled", AssetPropertyType.Boolean),
            new("publicNetworkAccess", "/properties/publicNetworkAccess"),
        ],
    };
}

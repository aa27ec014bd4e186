namespace MLGovernance;

internal static class DirectoryPrincipalKind
{
    internal static AssetKind Create() => new("directoryPrincipal")
    {
        DisplayName = "Directory principal",
        ResourceTypes = ["Microsoft.Graph/users", "Microsoft.Graph/servicePrincipals", "Microsoft.Graph/applications"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("principalName", "/properties/displayName"),
            new("appId", "/properties/appId"),
            new("accountEnabled", "/properties/accountEnabled", AssetPropertyType.Boolean),
            new("isDeleted", "/properties/isDeleted", AssetPropertyType.Boolean),
        ],
    };
}

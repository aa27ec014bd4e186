namespace MLGovernance;

internal static class AccessControlKind
{
    internal static AssetKind Create() => new("accessControl")
    {
        DisplayName = "Access control list",
        ResourceTypes = ["Microsoft.Storage/storageAccounts/blobServices/containers/accessControls"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("path", "/properties/path"),
            new("owner", "/properties/owner"),
            new("owningGroup", "/properties/group"),
            new("acl", "/properties/acl"),
        ],
    };
}

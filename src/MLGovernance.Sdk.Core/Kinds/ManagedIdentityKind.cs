namespace MLGovernance;

internal static class ManagedIdentityKind
{
    internal static AssetKind Create() => new("managedIdentity")
    {
        DisplayName = "Managed identity",
        ResourceTypes = ["Microsoft.ManagedIdentity/userAssignedIdentities"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("location", "/location"),
            new("principalId", "/properties/principalId"),
            new("clientId", "/properties/clientId"),
        ],
    };
}

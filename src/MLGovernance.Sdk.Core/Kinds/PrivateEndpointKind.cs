namespace MLGovernance;

internal static class PrivateEndpointKind
{
    internal static AssetKind Create() => new("privateEndpoint")
    {
        DisplayName = "Private endpoint",
        ResourceTypes = ["Microsoft.Network/privateEndpoints"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("location", "/location"),
            new("subnet", "/properties/subnet/id"),
        ],
    };
}

namespace MLGovernance;

internal static class PrivateEndpointConnectionKind
{
    internal static AssetKind Create() => new("privateEndpointConnection")
    {
        DisplayName = "Private endpoint connection",
        TagsPath = "/tags",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/privateEndpointConnections", "Microsoft.MachineLearningServices/registries/privateEndpointConnections"],
        CatalogRole = CatalogRole.None,
        References = [new("/properties/privateEndpoint/id", LineageRole.Supports)],
        Attributes = [new("status", "/properties/privateLinkServiceConnectionState/status")],
    };
}

namespace MLGovernance;

internal static class RegistryKind
{
    internal static AssetKind Create() => new("registry")
    {
        DisplayName = "Registry",
        ResourceTypes = ["Microsoft.MachineLearningServices/registries"],
        TagsPath = "/tags",
        ParentRole = null,
        References =
        [
            new("/identity/userAssignedIdentities/#", LineageRole.Supports),
            new("/properties/managedResourceGroup/resourceId", LineageRole.Supports),
            new("/properties/regionDetails/*/storageAccountDetails/*/systemCreatedStorageAccount/armResourceId/resourceId", LineageRole.Supports),
            new("/properties/regionDetails/*/acrDetails/*/systemCreatedAcrAccount/armResourceId/resourceId", LineageRole.Supports),
            new("/properties/registryPrivateEndpointConnections/*/properties/privateEndpoint/id", LineageRole.Supports),
        ],
        Attributes =
        [
            new("location", "/location"),
            new("publicNetworkAccess", "/properties/publicNetworkAccess"),
            new("intellectualPropertyPublisher", "/properties/intellectualPropertyPublisher"),
        ],
    };
}

namespace MLGovernance;

internal static class OnlineEndpointKind
{
    internal static AssetKind Create() => new("onlineEndpoint")
    {
        DisplayName = "Online endpoint",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints"],
        TagsPath = "/tags",
        References =
        [
            new("/identity/userAssignedIdentities/#", LineageRole.Supports),
            new("/properties/compute", LineageRole.Hosts) { Collection = "computes" },
        ],
        Attributes =
        [
            new("endpointKind", "/kind"),
            new("location", "/location"),
            new("description", "/properties/description"),
            new("authMode", "/properties/authMode"),
            new("publicNetworkAccess", "/properties/publicNetworkAccess"),
            new("scoringUri", "/properties/scoringUri"),
            new("traffic", "/properties/traffic", AssetPropertyType.Json),
            new("provisioningState", "/properties/provisioningState"),
        ],
    };
}

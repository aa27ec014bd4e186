namespace MLGovernance;

internal static class ServerlessEndpointKind
{
    internal static AssetKind Create() => new("serverlessEndpoint")
    {
        DisplayName = "Serverless endpoint",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/serverlessEndpoints"],
        TagsPath = "/tags",
        References =
        [
            new("/properties/modelSettings/modelId", LineageRole.Deploys) { Collection = "models" },
            new("/properties/marketplaceSubscriptionId", LineageRole.Supports) { Collection = "marketplaceSubscriptions" },
        ],
        Attributes =
        [
            new("location", "/location"),
            new("authMode", "/properties/authMode"),
            new("modelId", "/properties/modelSettings/modelId"),
            new("endpointState", "/properties/endpointState"),
            new("contentSafetyStatus", "/properties/contentSafety/contentSafetyStatus"),
        ],
    };
}

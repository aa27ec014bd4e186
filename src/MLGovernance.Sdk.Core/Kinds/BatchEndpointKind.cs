namespace MLGovernance;

internal static class BatchEndpointKind
{
    internal static AssetKind Create() => new("batchEndpoint")
    {
        DisplayName = "Batch endpoint",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/batchEndpoints"],
        TagsPath = "/tags",
        References = [new("/identity/userAssignedIdentities/#", LineageRole.Supports)],
        Attributes =
        [
            new("location", "/location"),
            new("description", "/properties/description"),
            new("authMode", "/properties/authMode"),
            new("defaultDeployment", "/properties/defaults/deploymentName"),
            new("scoringUri", "/properties/scoringUri"),
            new("provisioningState", "/properties/provisioningState"),
        ],
    };
}

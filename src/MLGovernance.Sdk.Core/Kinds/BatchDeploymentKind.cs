namespace MLGovernance;

internal static class BatchDeploymentKind
{
    internal static AssetKind Create() => new("batchDeployment")
    {
        DisplayName = "Batch deployment",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments"],
        TagsPath = "/tags",
        ParentRole = LineageRole.Serves,
        ParentIsDownstream = true,
        References =
        [
            new("/properties/model/assetId", LineageRole.Deploys) { Collection = "models" },
            new("/properties/model/jobId", LineageRole.Deploys) { Collection = "jobs" },
            new("/properties/model/datastoreId", LineageRole.Supports) { Collection = "datastores" },
            new("/properties/environmentId", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/codeConfiguration/codeId", LineageRole.Runs) { Collection = "codes" },
            new("/properties/compute", LineageRole.Hosts) { Collection = "computes" },
            new("/properties/deploymentConfiguration/componentId/assetId", LineageRole.Runs) { Collection = "components" },
        ],
        Attributes =
        [
            new("location", "/location"),
            new("description", "/properties/description"),
            new("model", "/properties/model/assetId"),
            new("provisioningState", "/properties/provisioningState"),
        ],
    };
}

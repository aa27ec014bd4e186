namespace MLGovernance;

internal static class OnlineDeploymentKind
{
    internal static AssetKind Create() => new("onlineDeployment")
    {
        DisplayName = "Online deployment",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments"],
        TagsPath = "/tags",
        ParentRole = LineageRole.Serves,
        ParentIsDownstream = true,
        References =
        [
            new("/properties/model", LineageRole.Deploys) { Collection = "models" },
            new("/properties/environmentId", LineageRole.RunsIn) { Collection = "environments" },
            new("/properties/codeConfiguration/codeId", LineageRole.Runs) { Collection = "codes" },
            new("/properties/dataCollector/collections/*/dataId", LineageRole.Produces, ReferencePosition.Downstream) { Collection = "data" },
        ],
        Attributes =
        [
            new("location", "/location"),
            new("description", "/properties/description"),
            new("model", "/properties/model"),
            new("instanceType", "/properties/instanceType"),
            new("egressPublicNetworkAccess", "/properties/egressPublicNetworkAccess"),
            new("appInsightsEnabled", "/properties/appInsightsEnabled", AssetPropertyType.Boolean),
            new("provisioningState", "/properties/provisioningState"),
        ],
    };
}

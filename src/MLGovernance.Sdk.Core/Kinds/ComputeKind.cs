namespace MLGovernance;

internal static class ComputeKind
{
    internal static AssetKind Create() => new("compute")
    {
        DisplayName = "Compute",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/computes"],
        TagsPath = "/tags",
        References =
        [
            new("/identity/userAssignedIdentities/#", LineageRole.Supports),
            new("/properties/resourceId", LineageRole.Supports),
            new("/properties/properties/subnet/id", LineageRole.Supports),
            new("/properties/properties/virtualMachineImage/id", LineageRole.BuildsFrom),
        ],
        Attributes =
        [
            new("computeType", "/properties/computeType"),
            new("vmSize", "/properties/properties/vmSize"),
            new("disableLocalAuth", "/properties/disableLocalAuth", AssetPropertyType.Boolean),
            new("state", "/properties/properties/state"),
            new("provisioningState", "/properties/provisioningState"),
        ],
    };
}

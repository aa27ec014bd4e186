namespace MLGovernance;

internal static class EnvironmentVersionKind
{
    internal static AssetKind Create() => new("environmentVersion")
    {
        DisplayName = "Environment version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/environments/versions", "Microsoft.MachineLearningServices/registries/environments/versions"],
        References =
        [
            new("/properties/image", LineageRole.BuildsFrom) { Collection = "images" },
            new("/properties/build/contextUri", LineageRole.BuildsFrom),
        ],
        Attributes =
        [
            new("description", "/properties/description"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
            new("isAnonymous", "/properties/isAnonymous", AssetPropertyType.Boolean),
            new("stage", "/properties/stage"),
            new("image", "/properties/image"),
            new("osType", "/properties/osType"),
            new("environmentType", "/properties/environmentType"),
            new("autoRebuild", "/properties/autoRebuild"),
            new("condaFile", "/properties/condaFile"),
        ],
    };
}

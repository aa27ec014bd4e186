namespace MLGovernance;

internal static class EnvironmentContainerKind
{
    internal static AssetKind Create() => new("environmentContainer")
    {
        DisplayName = "Environment",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/environments", "Microsoft.MachineLearningServices/registries/environments"],
        Attributes =
        [
            new("description", "/properties/description"),
            new("latestVersion", "/properties/latestVersion"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
        ],
    };
}

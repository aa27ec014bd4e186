namespace MLGovernance;

internal static class ComponentContainerKind
{
    internal static AssetKind Create() => new("componentContainer")
    {
        DisplayName = "Component",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/components", "Microsoft.MachineLearningServices/registries/components"],
        Attributes =
        [
            new("description", "/properties/description"),
            new("latestVersion", "/properties/latestVersion"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
        ],
    };
}

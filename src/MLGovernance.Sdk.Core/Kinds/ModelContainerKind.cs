namespace MLGovernance;

internal static class ModelContainerKind
{
    internal static AssetKind Create() => new("modelContainer")
    {
        DisplayName = "Model",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/models", "Microsoft.MachineLearningServices/registries/models"],
        Attributes =
        [
            new("description", "/properties/description"),
            new("latestVersion", "/properties/latestVersion"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
        ],
    };
}

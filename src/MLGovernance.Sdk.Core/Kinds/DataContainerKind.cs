namespace MLGovernance;

internal static class DataContainerKind
{
    internal static AssetKind Create() => new("dataContainer")
    {
        DisplayName = "Data asset",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/data", "Microsoft.MachineLearningServices/registries/data"],
        Attributes =
        [
            new("description", "/properties/description"),
            new("latestVersion", "/properties/latestVersion"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
        ],
    };
}

namespace MLGovernance;

internal static class CodeContainerKind
{
    internal static AssetKind Create() => new("codeContainer")
    {
        DisplayName = "Code",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/codes", "Microsoft.MachineLearningServices/registries/codes"],
        Attributes =
        [
            new("description", "/properties/description"),
            new("latestVersion", "/properties/latestVersion"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
        ],
    };
}

namespace MLGovernance;

internal static class CodeVersionKind
{
    internal static AssetKind Create() => new("codeVersion")
    {
        DisplayName = "Code version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/codes/versions", "Microsoft.MachineLearningServices/registries/codes/versions"],
        References =
        [
            new("/properties/codeUri", LineageRole.Materializes),
        ],
        Attributes =
        [
            new("description", "/properties/description"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
            new("isAnonymous", "/properties/isAnonymous", AssetPropertyType.Boolean),
            new("codeUri", "/properties/codeUri"),
            new("sha256", "/properties/properties/hash_sha256"),
        ],
    };
}

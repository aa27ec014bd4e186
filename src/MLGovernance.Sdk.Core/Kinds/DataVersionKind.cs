namespace MLGovernance;

internal static class DataVersionKind
{
    internal static AssetKind Create() => new("dataVersion")
    {
        DisplayName = "Data version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/data/versions", "Microsoft.MachineLearningServices/registries/data/versions"],
        References =
        [
            new("/properties/dataUri", LineageRole.Materializes) { Collection = "data" },
            new("/properties/referencedUris/*", LineageRole.Materializes),
        ],
        Attributes =
        [
            new("description", "/properties/description"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
            new("isAnonymous", "/properties/isAnonymous", AssetPropertyType.Boolean),
            new("dataType", "/properties/dataType"),
            new("dataUri", "/properties/dataUri"),
        ],
    };
}

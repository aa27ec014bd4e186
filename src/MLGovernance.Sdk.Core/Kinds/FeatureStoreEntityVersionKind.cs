namespace MLGovernance;

internal static class FeatureStoreEntityVersionKind
{
    internal static AssetKind Create() => new("featureStoreEntityVersion")
    {
        DisplayName = "Feature store entity version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/featurestoreEntities/versions"],
        Attributes =
        [
            new("description", "/properties/description"),
            new("indexColumns", "/properties/indexColumns", AssetPropertyType.Json),
        ],
    };
}

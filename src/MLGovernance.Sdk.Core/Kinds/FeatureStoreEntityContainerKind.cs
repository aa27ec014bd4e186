namespace MLGovernance;

internal static class FeatureStoreEntityContainerKind
{
    internal static AssetKind Create() => new("featureStoreEntityContainer")
    {
        DisplayName = "Feature store entity",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/featurestoreEntities"],
        Attributes = [new("description", "/properties/description")],
    };
}

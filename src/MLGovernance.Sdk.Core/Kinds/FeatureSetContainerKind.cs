namespace MLGovernance;

internal static class FeatureSetContainerKind
{
    internal static AssetKind Create() => new("featureSetContainer")
    {
        DisplayName = "Feature set",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/featuresets"],
        Attributes = [new("description", "/properties/description")],
    };
}

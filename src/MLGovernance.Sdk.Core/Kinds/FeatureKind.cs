namespace MLGovernance;

internal static class FeatureKind
{
    internal static AssetKind Create() => new("feature")
    {
        DisplayName = "Feature",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/featuresets/versions/features"],
        Attributes =
        [
            new("featureName", "/properties/featureName"),
            new("dataType", "/properties/dataType"),
        ],
    };
}

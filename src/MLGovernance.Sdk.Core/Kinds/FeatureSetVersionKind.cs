namespace MLGovernance;

internal static class FeatureSetVersionKind
{
    internal static AssetKind Create() => new("featureSetVersion")
    {
        DisplayName = "Feature set version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/featuresets/versions"],
        References =
        [
            new("/properties/entities/*", LineageRole.DerivesFrom) { Collection = "featurestoreEntities" },
            new("/properties/specification/path", LineageRole.Materializes),
        ],
        Attributes =
        [
            new("description", "/properties/description"),
            new("stage", "/properties/stage"),
            new("storeType", "/properties/materializationSettings/storeType"),
        ],
    };
}

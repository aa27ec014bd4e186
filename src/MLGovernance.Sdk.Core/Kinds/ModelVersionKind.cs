namespace MLGovernance;

internal static class ModelVersionKind
{
    internal static AssetKind Create() => new("modelVersion")
    {
        DisplayName = "Model version",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/models/versions", "Microsoft.MachineLearningServices/registries/models/versions"],
        References =
        [
            new("/properties/jobName", LineageRole.Produces) { Collection = "jobs" },
            new("/properties/modelUri", LineageRole.Materializes) { Collection = "models" },
            new("/properties/datasets/*/id", LineageRole.DerivesFrom) { Collection = "data" },
        ],
        Attributes =
        [
            new("description", "/properties/description"),
            new("isArchived", "/properties/isArchived", AssetPropertyType.Boolean),
            new("isAnonymous", "/properties/isAnonymous", AssetPropertyType.Boolean),
            new("stage", "/properties/stage"),
            new("modelType", "/properties/modelType"),
            new("modelUri", "/properties/modelUri"),
            new("jobName", "/properties/jobName"),
            new("flavors", "/properties/flavors", AssetPropertyType.Json),
        ],
    };
}

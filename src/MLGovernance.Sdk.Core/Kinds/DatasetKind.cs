namespace MLGovernance;

internal static class DatasetKind
{
    internal static AssetKind Create() => new("dataset")
    {
        DisplayName = "Dataset",
        ResourceTypes = ["OpenLineage/datasets"],
        ParentRole = null,
        Attributes =
        [
            new("namespace", "/properties/namespace"),
            new("name", "/properties/name"),
            new("description", "/properties/facets/documentation/description"),
            new("datasetType", "/properties/facets/datasetType/datasetType"),
            new("storageLayer", "/properties/facets/storage/storageLayer"),
            new("schema", "/properties/facets/schema/fields", AssetPropertyType.Json),
            new("owners", "/properties/facets/ownership/owners", AssetPropertyType.Json),
        ],
    };
}

namespace MLGovernance;

internal static class DatastoreKind
{
    internal static AssetKind Create() => new("datastore")
    {
        DisplayName = "Datastore",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/datastores"],
        Attributes =
        [
            new("datastoreType", "/properties/datastoreType"),
            new("accountName", "/properties/accountName"),
            new("containerName", "/properties/containerName"),
            new("filesystem", "/properties/filesystem"),
            new("fileShareName", "/properties/fileShareName"),
            new("credentialsType", "/properties/credentials/credentialsType"),
            new("serviceDataAccessAuthIdentity", "/properties/serviceDataAccessAuthIdentity"),
            new("isDefault", "/properties/isDefault", AssetPropertyType.Boolean),
        ],
    };
}

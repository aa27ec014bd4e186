namespace MLGovernance;

internal static class ConnectionKind
{
    internal static AssetKind Create() => new("connection")
    {
        DisplayName = "Connection",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/connections"],
        References = [new("/properties/metadata/ResourceId", LineageRole.Supports)],
        Attributes =
        [
            new("category", "/properties/category"),
            new("authType", "/properties/authType"),
            new("isSharedToAll", "/properties/isSharedToAll", AssetPropertyType.Boolean),
            new("expiryTime", "/properties/expiryTime", AssetPropertyType.DateTime),
        ],
    };
}

namespace MLGovernance;

internal static class ManagementGroupKind
{
    internal static AssetKind Create() => new("managementGroup")
    {
        DisplayName = "Management group",
        ResourceTypes = ["Microsoft.Management/managementGroups", "Microsoft.Management/managementGroups/subscriptions"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("parent", "/properties/parent/id"),
        ],
    };
}

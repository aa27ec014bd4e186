namespace MLGovernance;

internal static class GroupMembershipKind
{
    internal static AssetKind Create() => new("groupMembership")
    {
        DisplayName = "Group membership",
        ResourceTypes = ["Microsoft.Graph/groups"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("groupName", "/properties/displayName"),
            new("isComplete", "/properties/isComplete", AssetPropertyType.Boolean),
        ],
    };
}

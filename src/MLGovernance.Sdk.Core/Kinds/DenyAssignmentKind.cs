namespace MLGovernance;

internal static class DenyAssignmentKind
{
    internal static AssetKind Create() => new("denyAssignment")
    {
        DisplayName = "Deny assignment",
        ResourceTypes = ["Microsoft.Authorization/denyAssignments"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("denyAssignmentName", "/properties/denyAssignmentName"),
            new("scope", "/properties/scope"),
            new("isSystemProtected", "/properties/isSystemProtected", AssetPropertyType.Boolean),
        ],
    };
}

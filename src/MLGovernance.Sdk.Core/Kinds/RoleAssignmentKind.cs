namespace MLGovernance;

internal static class RoleAssignmentKind
{
    internal static AssetKind Create() => new("roleAssignment")
    {
        DisplayName = "Role assignment",
        ResourceTypes = ["Microsoft.Authorization/roleAssignments"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("principalId", "/properties/principalId"),
            new("principalType", "/properties/principalType"),
            new("roleDefinitionId", "/properties/roleDefinitionId"),
            new("scope", "/properties/scope"),
            new("condition", "/properties/condition"),
        ],
    };
}

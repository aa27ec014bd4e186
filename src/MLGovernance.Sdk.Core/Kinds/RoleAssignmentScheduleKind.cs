namespace MLGovernance;

internal static class RoleAssignmentScheduleKind
{
    internal static AssetKind Create() => new("roleAssignmentSchedule")
    {
        DisplayName = "Role assignment schedule",
        ResourceTypes = ["Microsoft.Authorization/roleAssignmentScheduleInstances"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("principalId", "/properties/principalId"),
            new("roleDefinitionId", "/properties/roleDefinitionId"),
            new("scope", "/properties/scope"),
            new("assignmentType", "/properties/assignmentType"),
            new("endDateTime", "/properties/endDateTime", AssetPropertyType.DateTime),
        ],
    };
}

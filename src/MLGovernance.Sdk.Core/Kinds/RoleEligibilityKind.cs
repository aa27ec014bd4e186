namespace MLGovernance;

internal static class RoleEligibilityKind
{
    internal static AssetKind Create() => new("roleEligibility")
    {
        DisplayName = "Role eligibility",
        ResourceTypes = ["Microsoft.Authorization/roleEligibilityScheduleInstances"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("principalId", "/properties/principalId"),
            new("roleDefinitionId", "/properties/roleDefinitionId"),
            new("scope", "/properties/scope"),
            new("endDateTime", "/properties/endDateTime", AssetPropertyType.DateTime),
        ],
    };
}

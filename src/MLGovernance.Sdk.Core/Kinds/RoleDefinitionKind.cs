namespace MLGovernance;

internal static class RoleDefinitionKind
{
    internal static AssetKind Create() => new("roleDefinition")
    {
        DisplayName = "Role definition",
        ResourceTypes = ["Microsoft.Authorization/roleDefinitions"],
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        Attributes =
        [
            new("roleName", "/properties/roleName"),
            new("roleType", "/properties/type"),
            new("assignableScopes", "/properties/assignableScopes", AssetPropertyType.Json),
        ],
    };
}

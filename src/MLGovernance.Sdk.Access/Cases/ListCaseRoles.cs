using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Reads the roles of a list case, which name a role and say <c>account</c> or <c>container:name</c> for a scope.</summary>
internal static class ListCaseRoles
{
    public static AccessModel Read(JsonElement item, LakeAccount account, string place)
    {
        var definitions = ImmutableArray.CreateBuilder<RoleDefinition>();
        var assignments = ImmutableArray.CreateBuilder<RoleAssignment>();
        foreach (JsonElement role in AccessJson.Items(item, "rbac"))
        {
            string name = AccessJson.Required(role, "role", place);
            RoleDefinition? known = BuiltInRoles.Find(name);
            if (known is null && (role.TryGetProperty("permissions", out _) || role.TryGetProperty("dataActions", out _)))
            {
                known = AccessModelReader.ReadRoleDefinition(role, place) with { Id = name, RoleName = name };
                definitions.Add(known);
            }

            assignments.Add(new RoleAssignment
            {
                PrincipalId = AccessJson.Required(role, "principalId", place),
                RoleDefinitionId = known?.Id ?? name,
                Scope = ScopeOf(AccessJson.Required(role, "scope", place), account),
                Condition = ConditionOf(role),
                ConditionVersion = "2.0",
            });
        }

        return AccessModelReader.Read(item, place) with
        {
            RoleDefinitions = definitions.ToImmutable(),
            RoleAssignments = assignments.ToImmutable(),
            UnlistedGroupsAreEmpty = true,
        };
    }

    private static string ScopeOf(string scope, LakeAccount account)
    {
        const string Container = "container:";
        return scope.StartsWith(Container, StringComparison.Ordinal) ? account.ScopeOf(scope[Container.Length..]) : scope switch
        {
            "account" => account.Id,
            "resourceGroup" => account.Id[..account.Id.IndexOf("/providers/", StringComparison.Ordinal)],
            "subscription" => account.Id[..account.Id.IndexOf("/resourceGroups/", StringComparison.Ordinal)],
            _ => scope,
        };
    }

    /// <summary>A case may state the outcome of the condition instead of its text; it becomes a condition that always has that outcome.</summary>
    private static string? ConditionOf(JsonElement role) => AccessJson.Flag(role, "conditionResult") switch
    {
        true => "'met' StringEquals 'met'",
        false => "'met' StringEquals 'not met'",
        _ => AccessJson.Text(role, "condition"),
    };
}

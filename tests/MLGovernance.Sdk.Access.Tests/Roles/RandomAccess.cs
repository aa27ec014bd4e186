using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

/// <summary>Seeded random access models with nested and cyclic groups, unknown roles, conditions and denials.</summary>
internal static class RandomAccess
{
    public const string Lake = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/lake";

    public static readonly ImmutableArray<string> Scopes =
    [
        "/subscriptions/s1", "/subscriptions/s1/resourceGroups/rg", "/subscriptions/s2",
        "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws1",
        "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws10",
        "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws1/jobs/j1",
        Lake, Lake + "/blobServices/default/containers/a", Lake + "/blobServices/default/containers/b",
    ];

    public static readonly ImmutableArray<AccessOperation> Operations =
    [
        .. AccessOperations.All.Where(operation => operation.Group is "jobs" or "data" or "secrets"),
    ];

    private const string ContainerCondition =
        "!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'}) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'a')";

    public static AccessModel Create(int seed, bool denials, bool unknowns)
    {
        var random = new Random(seed);
        string[] people = [.. Enumerable.Range(0, 12).Select(i => $"u{i}")];
        string[] groups = [.. Enumerable.Range(0, 6).Select(i => $"g{i}")];
        string[] everybody = [.. people, .. groups];
        return new AccessModel
        {
            ScopeParents = new Dictionary<string, string> { ["/subscriptions/s1"] = "/providers/Microsoft.Management/managementGroups/m", ["/subscriptions/s2"] = "/" },
            Groups = [.. groups.Select(id => new GroupMembership
            {
                Id = id,
                Members = [.. everybody.Where(_ => random.Next(6) == 0)],
                IsComplete = !unknowns || random.Next(5) > 0,
            })],
            RoleAssignments = [.. Enumerable.Range(0, 10).Select(i => Assignment(random, i, everybody, unknowns))],
            DenyAssignments = !denials ? [] : [.. Enumerable.Range(0, 2).Select(i => new DenyAssignment
            {
                Name = $"d{i}",
                Scope = Pick(random, Scopes),
                DoNotApplyToChildScopes = random.Next(2) == 0,
                Principals = random.Next(3) == 0 ? [DenyAssignment.EveryPrincipal] : [Pick(random, everybody)],
                ExcludePrincipals = random.Next(2) == 0 ? [Pick(random, everybody)] : [],
                Permissions = [new RolePermissions { Actions = ["*/write"], DataActions = ["*/read"] }],
            })],
        };
    }

    public static RoleAssignment Assignment(Random random, int number, string[] principals, bool unknowns)
    {
        RoleDefinition role = Pick(random, BuiltInRoles.All);
        return new RoleAssignment
        {
            Id = $"a{number}",
            PrincipalId = Pick(random, principals),
            RoleDefinitionId = unknowns && random.Next(8) == 0 ? "no-such-role" : role.Id,
            Scope = random.Next(10) == 0 ? "/providers/Microsoft.Management/managementGroups/m" : Pick(random, Scopes),
            Condition = random.Next(5) == 0 ? ContainerCondition : null,
            ConditionVersion = "2.0",
        };
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}

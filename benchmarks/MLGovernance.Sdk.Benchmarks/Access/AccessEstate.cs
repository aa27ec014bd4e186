using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Benchmarks.Access;

/// <summary>A seeded estate of the size the access benchmarks state.</summary>
internal static class AccessEstate
{
    public const int Principals = 5_000;
    public const int Assets = 20_000;

    public static AccessModel Model(int seed)
    {
        var random = new Random(seed);
        string[] people = [.. Enumerable.Range(0, Principals).Select(User)];
        string[] groups = [.. Enumerable.Range(0, 200).Select(i => $"g{i}")];
        RoleDefinition[] custom = [.. Enumerable.Range(0, 200).Select(i => Custom(random, i))];
        ImmutableArray<string> scopes = Scopes();
        return new AccessModel
        {
            ScopeParents = Enumerable.Range(0, 10).ToDictionary(i => $"/subscriptions/s{i}", _ => "/providers/Microsoft.Management/managementGroups/root"),
            RoleDefinitions = [.. custom],
            Groups = [.. groups.Select((id, i) => new GroupMembership
            {
                Id = id,
                Members = [.. Enumerable.Range(0, 50).Select(_ => people[random.Next(people.Length)]), .. i > 0 && i % 4 == 0 ? (string[])[groups[random.Next(i)]] : []],
            })],
            RoleAssignments = [.. Enumerable.Range(0, 2_000).Select(i => new RoleAssignment
            {
                Id = $"a{i}",
                PrincipalId = i % 3 == 0 ? groups[random.Next(groups.Length)] : people[random.Next(people.Length)],
                RoleDefinitionId = i % 2 == 0 ? custom[random.Next(custom.Length)].Id : BuiltInRoles.All[random.Next(BuiltInRoles.All.Length)].Id,
                Scope = ScopeOf(random, scopes),
            })],
        };
    }

    public static ImmutableArray<AccessOperation> Operations { get; } = [.. AccessOperations.All.Take(40)];

    /// <summary>Ten subscriptions, ten resource groups each, workspaces in them and assets in those.</summary>
    public static ImmutableArray<string> Scopes() =>
    [
        .. Enumerable.Range(0, Assets).Select(i =>
            $"/subscriptions/s{i % 10}/resourceGroups/rg{i / 10 % 10}/providers/Microsoft.MachineLearningServices/workspaces/ws{i % 500}/models/m{i}"),
    ];

    public static string User(int number) => $"u{number}";

    /// <summary>A third of the assignments lie at a subscription or resource group, the others at a workspace or an asset.</summary>
    private static string ScopeOf(Random random, ImmutableArray<string> scopes)
    {
        string asset = scopes[random.Next(scopes.Length)];
        return random.Next(4) switch
        {
            0 => asset[..asset.IndexOf("/providers", StringComparison.Ordinal)],
            1 or 2 => asset[..asset.IndexOf("/models", StringComparison.Ordinal)],
            _ => asset,
        };
    }

    private static RoleDefinition Custom(Random random, int number) => new()
    {
        Id = $"custom-{number}",
        RoleName = $"Custom {number}",
        IsCustom = true,
        Permissions =
        [
            new RolePermissions
            {
                Actions = [.. Enumerable.Range(0, 12).Select(_ => Generalise(AccessOperations.All[random.Next(AccessOperations.All.Length)].Name, random))],
                NotActions = [.. Enumerable.Range(0, 4).Select(_ => AccessOperations.All[random.Next(AccessOperations.All.Length)].Name)],
            },
        ],
    };

    private static string Generalise(string operation, Random random) =>
        random.Next(2) == 0 ? operation : operation[..(operation.LastIndexOf('/') + 1)] + "*";
}

using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Access;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests.Authorization;

/// <summary>Resource Graph and Resource Manager tell the same of roles and management groups; what neither tells stays unknown.</summary>
public sealed class RolesByResourceGraphTests
{
    private const string Subscription = "11111111-2222-3333-4444-555555555555";
    private const string Reader = "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string Groups = "/providers/Microsoft.Management/managementGroups";

    [Fact]
    public async Task BothWays_GiveTheSameSnapshot()
    {
        await using AzureEmulator azure = await StartAsync(pageSize: 2);
        EstateSnapshot fast = await ReadAsync(azure, useResourceGraph: true);
        Assert.Empty(azure.Requests.Matching("GET", "**/roleAssignments"));
        Assert.True(azure.Requests.Matching("POST", "**/Microsoft.ResourceGraph/resources").Length >= 4, "Rows come two a page.");
        EstateSnapshot plain = await ReadAsync(azure, useResourceGraph: false);
        Assert.Equal(plain.ContentHash, fast.ContentHash);
        Assert.Equal(4, AccessModel.From(fast).RoleAssignments.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hierarchy_IsKnownUpToTheTenantRoot(bool useResourceGraph)
    {
        await using AzureEmulator azure = await StartAsync();
        AccessModel model = AccessModel.From(await ReadAsync(azure, useResourceGraph));
        Assert.EndsWith("/team", model.ScopeParents[$"/subscriptions/{Subscription}"], StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("/tenant", model.ScopeParents[Groups + "/team"], StringComparison.OrdinalIgnoreCase);

        // What the foreign group assigns does not hold here, and what the team's group assigns does.
        Assert.Equal(AccessResult.Allowed, Ask(model, "u-team"));
        Assert.Equal(AccessResult.Denied, Ask(model, "u-stranger"));
    }

    [Fact]
    public async Task Hierarchy_Forbidden_IsUnknown()
    {
        await using AzureEmulator azure = await StartAsync();
        azure.Faults.Add(new Fault { Method = "POST", Route = "**/Microsoft.ResourceGraph/resources", Status = 403, Times = null });
        azure.Faults.Add(new Fault { Method = "GET", Route = "**/managementGroups**", Status = 403, Times = null });
        EstateSnapshot snapshot = await ReadAsync(azure, useResourceGraph: true);
        Assert.Contains(snapshot.Issues, issue => issue is { Kind: "managementGroup", Code: "forbidden", IsNote: false });
        Assert.Contains(snapshot.Issues, issue => issue is { Kind: "roleAssignment", IsNote: true });
        Assert.Equal(AccessResult.Indeterminate, Ask(AccessModel.From(snapshot), "u-team"));
    }

    [Fact]
    public async Task ResourceGraphRefuses_ResourceManagerIsAsked()
    {
        await using AzureEmulator azure = await StartAsync();
        EstateSnapshot plain = await ReadAsync(azure, useResourceGraph: false);
        azure.Faults.Add(new Fault { Method = "POST", Route = "**/Microsoft.ResourceGraph/resources", Status = 403, Times = null });
        EstateSnapshot fallen = await ReadAsync(azure, useResourceGraph: true);
        Assert.Equal(Assignments(plain), Assignments(fallen));
        Assert.All(fallen.Issues, issue => Assert.True(issue.IsNote));
    }

    [Fact]
    public async Task ResourceGraphShowsNothing_ResourceManagerTellsWhy()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions
        {
            Seed = EmulatorSeed.FromJson($$"""{"id":"/subscriptions/{{Subscription}}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a","name":"a","type":"Microsoft.Storage/storageAccounts","properties":{} }"""),
        });
        azure.Faults.Add(new Fault { Method = "GET", Route = "**/roleAssignments", Status = 403, Times = null });
        AccessModel model = AccessModel.From(await ReadAsync(azure, useResourceGraph: true));
        Assert.Equal(AccessResult.Indeterminate, Ask(model, "u-team"));
    }

    private static string[] Assignments(EstateSnapshot snapshot) =>
        [.. snapshot.OfKind(AssetKinds.RoleAssignment).Select(asset => asset.Json.GetRawText()).Order(StringComparer.Ordinal)];

    private static AccessResult Ask(AccessModel model, string principal) => AccessEvaluator.Compile(model).Evaluate(new AccessRequest
    {
        PrincipalId = principal, Operation = "Microsoft.Storage/storageAccounts/read", Scope = $"/subscriptions/{Subscription}/resourceGroups/rg",
    }).Result;

    private static async Task<EstateSnapshot> ReadAsync(AzureEmulator azure, bool useResourceGraph)
    {
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);
        var options = new AzureAccessSourceOptions { UseResourceGraph = useResourceGraph };
        foreach (ClientOptions client in (ClientOptions[])[options.ResourceManager, options.Access])
        {
            client.Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false));
            client.Retry.Delay = TimeSpan.FromMilliseconds(1);
        }

        EstateSnapshotBuilder builder = new();
        await new AzureAccessSource(new LoopbackCredential(), options).ReadAsync(EstateScope.Subscription(Subscription), builder, null, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    private static Task<AzureEmulator> StartAsync(int? pageSize = null)
    {
        static string Assignment(string scope, string name, string principal) =>
            $$"""{"id":"{{scope}}/providers/Microsoft.Authorization/roleAssignments/{{name}}","name":"{{name}}","type":"Microsoft.Authorization/roleAssignments","properties":{"principalId":"{{principal}}","principalType":"User","scope":"{{(scope.Length == 0 ? "/" : scope)}}","roleDefinitionId":"{{Reader}}"} }""";
        static string Group(string name, string? parent) =>
            $$"""{"id":"{{Groups}}/{{name}}","name":"{{name}}","type":"Microsoft.Management/managementGroups","properties":{"displayName":"{{name}}"{{Details(parent)}} } }""";
        static string Details(string? parent) => parent is null ? "" : $$""","details":{"parent":{"id":"{{Groups}}/{{parent}}"} }""";
        string here = $"/subscriptions/{Subscription}";
        string seed = $$"""
            {"value":[
              {{Group("tenant", null)}}, {{Group("team", "tenant")}}, {{Group("foreign", "tenant")}},
              {"id":"{{Groups}}/team/subscriptions/{{Subscription}}","name":"{{Subscription}}","type":"Microsoft.Management/managementGroups/subscriptions","properties":{} },
              {{Assignment(here, "a1", "u-1")}}, {{Assignment(here + "/resourceGroups/rg", "a2", "u-2")}}, {{Assignment(Groups + "/team", "a3", "u-team")}},
              {{Assignment(Groups + "/tenant", "a4", "u-root")}}, {{Assignment(Groups + "/foreign", "a5", "u-stranger")}},
              {"id":"{{here}}/providers/Microsoft.Authorization/roleDefinitions/custom","name":"custom","type":"Microsoft.Authorization/roleDefinitions",
               "properties":{"roleName":"Custom","type":"CustomRole","assignableScopes":["{{here}}"],"permissions":[{"actions":["Microsoft.Storage/*/read"],"notActions":[]}]} }
            ]}
            """;
        return AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = EmulatorSeed.FromJson(seed), PageSize = pageSize });
    }
}

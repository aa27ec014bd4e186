using System.Collections.Immutable;
using System.Text.Json;
using Azure.Core.Pipeline;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Policy;

namespace MLGovernance.Integration.Tests.Policies;

public sealed class AzurePolicySourceOverHttpTests : IDisposable
{
    private const string Subscription = "11111111-2222-3333-4444-555555555555";
    private const string Scope = $"/subscriptions/{Subscription}";
    private readonly string _seed = Directory.CreateTempSubdirectory("mlgov-seed").FullName;

    public void Dispose() => Directory.Delete(_seed, recursive: true);

    [Fact]
    public async Task Read_AssignmentsAndWhatTheyName_EvaluatesAsAssigned()
    {
        await using AzureEmulator azure = await StartAsync();
        AssignedPoliciesBuilder policies = await ReadAsync(azure);
        ImmutableArray<AssignedPolicyResult> results = policies.Build().Evaluate(Workspace, PolicyRequestContext.Empty, DateTimeOffset.UnixEpoch);

        Assert.Equal(1, policies.AssignmentCount);
        Assert.Empty(policies.MissingIds);
        AssignedPolicyResult result = Assert.Single(results);
        Assert.Equal((PolicyLanguageState.NonCompliant, "Deny", "one"), (result.Result.State, result.Result.Effect, result.ReferenceId));
    }

    [Fact]
    public async Task Read_ExemptionsThatTheCloudDoesNotKnow_AreNone()
    {
        await using AzureEmulator azure = await StartAsync();
        azure.Faults.Add(new Fault { Method = "GET", Route = "**/policyExemptions", Status = 404, Times = null });
        Assert.Equal(1, (await ReadAsync(azure)).AssignmentCount);
    }

    [Fact]
    public async Task Read_ResourceGroupsAndSubscriptions_AnswerWhatPoliciesAsk()
    {
        Write("group.json", $$"""{"id": "{{Scope}}/resourceGroups/rg", "name": "rg", "type": "Microsoft.Resources/resourceGroups", "location": "westeurope", "tags": {"owner": "team a"} }""");
        Write("workspace.json", $$"""{"id": "{{Scope}}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w", "name": "w", "type": "Microsoft.MachineLearningServices/workspaces", "tags": {"owner": "team b"}, "properties": {} }""");
        Write("tag.json", $$"""
            {"id": "{{Scope}}/providers/Microsoft.Authorization/policyDefinitions/tag", "name": "tag", "type": "Microsoft.Authorization/policyDefinitions", "properties": {
              "policyRule": {"if": {"allOf": [{"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"}, {"field": "tags.owner", "notEquals": "[resourceGroup().tags.owner]"}, {"value": "[subscription().subscriptionId]", "equals": "{{Subscription}}"}]}, "then": {"effect": "audit"} } } }
            """);
        Write("tagged.json", $$"""
            {"id": "{{Scope}}/providers/Microsoft.Authorization/policyAssignments/tagged", "name": "tagged", "type": "Microsoft.Authorization/policyAssignments", "properties": {"scope": "{{Scope}}",
              "policyDefinitionId": "{{Scope}}/providers/Microsoft.Authorization/policyDefinitions/tag"} }
            """);
        await using AzureEmulator azure = await StartAsync();
        using Loopback loopback = new(azure);
        EstateSnapshot estate = await loopback.ReadAsync(new EstateScope { Subscriptions = [Subscription] });
        AssignedPolicies policies = (await ReadAsync(azure)).Build();

        AssignedPolicyResult result = policies.Evaluate(estate.Assets.Single(asset => asset.Name == "w"), DateTimeOffset.UnixEpoch).Single(one => one.PolicyDefinitionId.EndsWith("/tag", StringComparison.Ordinal));

        Assert.Equal(PolicyLanguageState.NonCompliant, result.Result.State);
    }

    [Fact]
    public async Task Read_PolicyOnResourceGroups_JudgesTheGroupThatTheWorkspaceLiesIn()
    {
        Write("group.json", $$"""{"id": "{{Scope}}/resourceGroups/rg", "name": "rg", "type": "Microsoft.Resources/resourceGroups", "location": "westeurope", "tags": {"owner": "team a"} }""");
        Write("workspace.json", $$"""{"id": "{{Scope}}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w", "name": "w", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {} }""");
        Write("plan.json", $$"""{"id": "{{Scope}}/providers/Microsoft.Security/pricings/Containers", "name": "Containers", "type": "Microsoft.Security/pricings", "properties": {"pricingTier": "Free"} }""");
        foreach ((string name, string type) in new[] { ("groups", "Microsoft.Resources/subscriptions/resourceGroups"), ("subscriptions", "Microsoft.Resources/subscriptions") })
        {
            Write($"{name}.json", $$"""
                {"id": "{{Scope}}/providers/Microsoft.Authorization/policyDefinitions/{{name}}", "name": "{{name}}", "type": "Microsoft.Authorization/policyDefinitions", "properties": {"mode": "All",
                  "policyRule": {"if": {"allOf": [{"field": "type", "equals": "{{type}}"}, {"field": "tags.costCenter", "exists": false}]}, "then": {"effect": "audit"} } } }
                """);
            Write($"{name}-assigned.json", $$"""
                {"id": "{{Scope}}/providers/Microsoft.Authorization/policyAssignments/{{name}}", "name": "{{name}}", "type": "Microsoft.Authorization/policyAssignments", "properties": {"scope": "{{Scope}}",
                  "policyDefinitionId": "{{Scope}}/providers/Microsoft.Authorization/policyDefinitions/{{name}}"} }
                """);
        }

        await using AzureEmulator azure = await StartAsync();
        using Loopback loopback = new(azure);
        EstateSnapshot estate = await loopback.ReadAsync(new EstateScope { Subscriptions = [Subscription] });
        AssignedPolicies policies = (await ReadAsync(azure)).Build();

        Asset group = Assert.Single(estate.OfKind(AssetKinds.ResourceGroup)), subscription = Assert.Single(estate.OfKind(AssetKinds.Subscription));
        Assert.Equal(PolicyLanguageState.NonCompliant, State(group, "groups"));
        Assert.Equal(PolicyLanguageState.NonCompliant, State(subscription, "subscriptions"));
        Assert.Equal(PolicyLanguageState.NotApplicable, State(subscription, "groups"));
        Lineage.LineageGraph graph = Lineage.LineageGraphBuilder.Build(estate);
        Assert.Empty(graph.EdgesOutOf(graph.Node(group.Id)));
        Assert.Equal(["team a"], new OwnerLookup(estate, ["owner"]).Of(estate.OfKind(AssetKinds.Workspace).Single()).AsEnumerable());
        ComplianceReport report = new PolicyEvaluator(PolicySet.Controls).Evaluate(graph);
        Assert.Contains(report.Violations, finding => finding.Policy.Id == "MLG3931");

        PolicyLanguageState State(Asset asset, string definition) =>
            policies.Evaluate(asset, DateTimeOffset.UnixEpoch).Single(one => one.PolicyDefinitionId.EndsWith("/" + definition, StringComparison.Ordinal)).Result.State;
    }

    [Fact]
    public async Task Read_ResourceGroupThatTheCallerMayNotSee_IsANote()
    {
        Write("workspace.json", $$"""{"id": "{{Scope}}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w", "name": "w", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {} }""");
        await using AzureEmulator azure = await StartAsync();
        azure.Faults.Add(new Fault { Method = "GET", Route = "/subscriptions/*/resourceGroups/rg", Status = 403, Times = null });
        using Loopback loopback = new(azure);

        EstateSnapshot estate = await loopback.ReadAsync(new EstateScope { Workspaces = [AssetId.Parse($"{Scope}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w")] });

        EstateIssue issue = Assert.Single(estate.Issues, issue => issue.Kind == AssetKinds.ResourceGroup.Name);
        Assert.True(issue.IsNote);
    }

    [Fact]
    public async Task ReadStates_FollowsThePagesOfPolicyInsights()
    {
        for (int i = 0; i < 5; i++)
        {
            Write($"state{i}.json", $$"""
                {"resourceId": "{{Scope}}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w{{i}}", "policyAssignmentId": "{{Scope}}/providers/Microsoft.Authorization/policyAssignments/a",
                 "policyDefinitionReferenceId": "one", "complianceState": "{{(i == 0 ? "NonCompliant" : "Compliant")}}", "timestamp": "2026-01-01T00:00:00Z"}
                """);
        }

        await using AzureEmulator azure = await StartAsync(pageSize: 2);
        using Loopback loopback = new(azure);

        ImmutableArray<AzurePolicyState> states = await new AzurePolicySource(loopback.MachineLearning()).ReadStatesAsync([Subscription]);

        Assert.Equal(["w0", "w1", "w2", "w3", "w4"], states.Select(state => state.ResourceId.Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.Equal(1, states.Count(state => state.ComplianceState == "NonCompliant"));
    }

    private static async Task<AssignedPoliciesBuilder> ReadAsync(AzureEmulator azure)
    {
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);
        MachineLearningClientOptions options = new() { Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return await new AzurePolicySource(new MachineLearningClient(new LoopbackCredential(), options)).ReadAsync([Subscription]);
    }

    private static JsonElement Workspace => Json($$"""
        {"id": "{{Scope}}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w", "name": "w", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {"publicNetworkAccess": "Enabled"} }
        """);

    private async Task<AzureEmulator> StartAsync(int? pageSize = null)
    {
        Write("definition.json", $$"""
            {"id": "{{Scope}}/providers/Microsoft.Authorization/policyDefinitions/pna", "name": "pna", "type": "Microsoft.Authorization/policyDefinitions", "properties": {"parameters": {"effect": {"type": "String", "defaultValue": "Audit"} },
              "policyRule": {"if": {"field": "Microsoft.MachineLearningServices/workspaces/publicNetworkAccess", "notEquals": "Disabled"}, "then": {"effect": "[parameters('effect')]"} } } }
            """);
        Write("set.json", $$"""
            {"id": "{{Scope}}/providers/Microsoft.Authorization/policySetDefinitions/set", "name": "set", "type": "Microsoft.Authorization/policySetDefinitions", "properties": {"policyDefinitions": [
              {"policyDefinitionId": "{{Scope}}/providers/Microsoft.Authorization/policyDefinitions/pna", "policyDefinitionReferenceId": "one", "parameters": {"effect": {"value": "Deny"} } }]} }
            """);
        Write("assignment.json", $$"""
            {"id": "{{Scope}}/providers/Microsoft.Authorization/policyAssignments/a", "name": "a", "type": "Microsoft.Authorization/policyAssignments", "properties": {"scope": "{{Scope}}",
              "policyDefinitionId": "{{Scope}}/providers/Microsoft.Authorization/policySetDefinitions/set"} }
            """);
        return await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = _seed, PageSize = pageSize });
    }

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_seed, name), json);

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}

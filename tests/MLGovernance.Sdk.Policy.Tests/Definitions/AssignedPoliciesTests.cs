using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Policy;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

public sealed class AssignedPoliciesTests
{
    private const string AssignmentId = "/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/a1";
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly AzurePolicyDefinition LocationDefinition = AzurePolicyDefinition.Parse(Json("""
        {"id": "/providers/Microsoft.Authorization/policyDefinitions/loc", "name": "loc", "properties": {"parameters": {
          "allowed": {"type": "Array"}, "effect": {"type": "String", "defaultValue": "Audit", "allowedValues": ["Audit", "Deny", "Disabled"]}},
          "policyRule": {"if": {"allOf": [{"field": "type", "equals": "a/b"}, {"field": "location", "notIn": "[parameters('allowed')]"}]}, "then": {"effect": "[parameters('effect')]"}}}}
        """));

    private static readonly AzurePolicyInitiative Initiative = AzurePolicyInitiative.Parse(Json("""
        {"id": "/providers/Microsoft.Authorization/policySetDefinitions/set", "properties": {
          "parameters": {"region": {"type": "String", "defaultValue": "westeurope"}, "effect": {"type": "String", "defaultValue": "Deny"}},
          "policyDefinitionGroups": [{"name": "NS-1", "category": "Network"}],
          "policyDefinitions": [
            {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/loc", "policyDefinitionReferenceId": "one", "groupNames": ["NS-1"],
             "parameters": {"allowed": {"value": ["[parameters('region')]"]}, "effect": {"value": "[parameters('effect')]"}}},
            {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/loc", "policyDefinitionReferenceId": "two", "parameters": {"allowed": {"value": ["[concat(parameters('region'), '2')]"]}}},
            {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/absent", "policyDefinitionReferenceId": "three"}]}}
        """));

    [Fact]
    public void Initiative_PassesItsParametersDownAndCountsEachReference()
    {
        ImmutableArray<AssignedPolicyResult> results = Evaluate("{}", "westeurope");
        Assert.Equal(["one", "two", "three"], results.Select(static r => r.ReferenceId));
        Assert.Equal([PolicyLanguageState.Compliant, PolicyLanguageState.NonCompliant, PolicyLanguageState.Unknown], results.Select(static r => r.Result.State));
        Assert.Equal("Audit", results[1].Result.Effect);
        Assert.Equal("NS-1", Assert.Single(results[0].GroupNames));
    }

    [Fact]
    public void Assignment_ParametersReachTheDefinition()
    {
        ImmutableArray<AssignedPolicyResult> results = Evaluate("""{"parameters": {"region": {"value": "eastus"}}}""", "westeurope");
        Assert.Equal((PolicyLanguageState.NonCompliant, "Deny"), (results[0].Result.State, results[0].Result.Effect));
    }

    [Theory]
    [InlineData("/subscriptions/s/resourceGroups/rg-ml", true)]
    [InlineData("/SUBSCRIPTIONS/S/resourcegroups/RG-ML/", true)]
    [InlineData("/subscriptions/s/resourceGroups/rg-m", false)]
    [InlineData("/subscriptions/s2", false)]
    [InlineData("/providers/Microsoft.Management/managementGroups/root", true)]
    [InlineData("/providers/Microsoft.Management/managementGroups/other", false)]
    public void Scope_IsComparedSegmentBySegment(string scope, bool covered) =>
        Assert.Equal(covered, !Evaluate($$"""{"scope": "{{scope}}"}""", "westeurope").IsEmpty);

    [Fact]
    public void NotScopes_AreNotEvaluated() => Assert.Empty(Evaluate("""{"notScopes": ["/subscriptions/s/resourceGroups/rg-ml"]}""", "westeurope"));

    [Theory]
    [InlineData("2026-05-02T00:00:00Z", null, PolicyLanguageState.Exempt)]
    [InlineData("2026-04-30T00:00:00Z", null, PolicyLanguageState.NonCompliant)]
    [InlineData(null, "two", PolicyLanguageState.Exempt)]
    [InlineData(null, "one", PolicyLanguageState.NonCompliant)]
    public void Exemption_HoldsUntilItExpiresAndForItsReferences(string? expires, string? reference, PolicyLanguageState expected)
    {
        AzurePolicyExemption exemption = AzurePolicyExemption.Parse(Json($$"""
            {"id": "/subscriptions/s/resourceGroups/rg-ml/providers/Microsoft.Authorization/policyExemptions/e", "properties": {"policyAssignmentId": "{{AssignmentId}}", "exemptionCategory": "Waiver",
             "expiresOn": {{JsonSerializer.Serialize(expires)}}, "policyDefinitionReferenceIds": {{(reference is null ? "[]" : $"[\"{reference}\"]")}} } }
            """));
        AssignedPolicyResult two = Evaluate("{}", "westeurope", exemption)[1];
        Assert.Equal(expected, two.Result.State);
        Assert.Equal(expected == PolicyLanguageState.Exempt, two.Exemption is not null);
    }

    [Theory]
    [InlineData("""[{"kind": "policyDefinitionReferenceId", "in": ["two"]}]""", "Deny")]
    [InlineData("""[{"kind": "policyDefinitionReferenceId", "notIn": ["two"]}]""", "Audit")]
    [InlineData("""[{"kind": "resourceLocation", "in": ["West Europe"]}]""", "Deny")]
    [InlineData("""[{"kind": "resourceLocation", "in": ["eastus"]}]""", "Audit")]
    [InlineData("[]", "Deny")]
    public void Override_ReplacesTheEffectWhereItsSelectorsAreMet(string selectors, string effect) => Assert.Equal(
        effect, Evaluate($$"""{"overrides": [{"kind": "policyEffect", "value": "Deny", "selectors": {{selectors}} }]}""", "westeurope")[1].Result.Effect);

    [Theory]
    [InlineData("""[{"name": "a", "selectors": [{"kind": "resourceLocation", "in": ["eastus"]}]}]""", false)]
    [InlineData("""[{"name": "a", "selectors": [{"kind": "resourceLocation", "in": ["eastus"]}]}, {"name": "b", "selectors": [{"kind": "resourceType", "in": ["A/B"]}]}]""", true)]
    [InlineData("""[{"name": "a", "selectors": [{"kind": "resourceType", "in": ["a/b"]}, {"kind": "resourceLocation", "notIn": ["westeurope"]}]}]""", false)]
    [InlineData("""[{"name": "a", "selectors": [{"kind": "resourceWithoutLocation", "in": ["subscriptionLevelResources"]}]}]""", false)]
    public void ResourceSelectors_AreOrBetweenBlocksAndAndInside(string blocks, bool covered) =>
        Assert.Equal(covered, !Evaluate($$"""{"resourceSelectors": {{blocks}} }""", "West Europe").IsEmpty);

    [Fact]
    public void Messages_TheOwnGoesBeforeTheGeneral()
    {
        const string Messages = """{"enforcementMode": "DoNotEnforce", "nonComplianceMessages": [{"message": "general"}, {"message": "own", "policyDefinitionReferenceId": "TWO"}], "parameters": {"region": {"value": "x"}}}""";
        ImmutableArray<AssignedPolicyResult> results = Evaluate(Messages, "westeurope");
        Assert.Equal(["general", "own", null], results.Select(static r => r.Message));
        Assert.False(results[0].Assignment.IsEnforced);
    }

    [Fact]
    public void SingleDefinition_MissingParameter_IsAnErrorThatNamesIt()
    {
        var assigned = new AssignedPolicies([LocationDefinition], [], [AzurePolicyAssignment.Parse(Json($$"""{"id": "{{AssignmentId}}", "properties": {"policyDefinitionId": "/x/loc"} }"""))]);
        AssignedPolicyResult result = Assert.Single(assigned.Evaluate(Resource("westeurope"), PolicyRequestContext.Empty, Now));
        Assert.Equal(PolicyLanguageState.Error, result.Result.State);
        Assert.Contains("'allowed'", result.Result.Error!.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Parse_AllOfficialInitiatives_ReadTheirPoliciesAndGroups()
    {
        int policies = 0;
        string[] files = [.. Directory.EnumerateFiles(SharedData.Require("azure-policy/initiatives"), "*.json")];
        foreach (string file in files)
        {
            AzurePolicyInitiative initiative = AzurePolicyInitiative.Parse(Json(File.ReadAllText(file)));
            Assert.NotEmpty(initiative.Policies);
            HashSet<string> groups = [.. initiative.Groups.Select(static g => g.Name)];
            Assert.All(initiative.Policies.SelectMany(static p => p.GroupNames), g => Assert.Contains(g, groups));
            policies += initiative.Policies.Length;
        }

        Assert.Equal(23, files.Length);
        Assert.True(policies > 1000);
    }

    private static ImmutableArray<AssignedPolicyResult> Evaluate(string properties, string location, params AzurePolicyExemption[] exemptions)
    {
        JsonElement extra = Json(properties);
        string scope = extra.TryGetProperty("scope", out JsonElement given) ? given.GetString()! : "/subscriptions/s";
        IEnumerable<string> members = extra.EnumerateObject().Where(static p => p.Name != "scope").Select(static p => $", \"{p.Name}\": {p.Value.GetRawText()}");
        AzurePolicyAssignment assignment = AzurePolicyAssignment.Parse(Json(
            $$"""{"id": "{{AssignmentId}}", "properties": {"scope": "{{scope}}", "policyDefinitionId": "/providers/Microsoft.Authorization/policySetDefinitions/set"{{string.Concat(members)}} } }"""));
        var assigned = new AssignedPolicies([LocationDefinition], [Initiative], [assignment], exemptions);
        return assigned.Evaluate(Resource(location), PolicyRequestContext.Empty, Now, ["/providers/Microsoft.Management/managementGroups/root"]);
    }

    private static JsonElement Resource(string location) =>
        Json($$"""{"type": "a/b", "name": "r", "location": "{{location}}", "id": "/subscriptions/s/resourceGroups/rg-ml/providers/a/b/r"}""");
}

using System.Text.Json;
using MLGovernance.Policy;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

public sealed class EffectTests
{
    private const string Always = """{"field": "type", "exists": true}""";
    private const string Vm = """{"type": "Microsoft.Compute/virtualMachines", "name": "vm1", "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm1"}""";

    [Theory]
    [InlineData("Deny", PolicyLanguageState.NonCompliant, "Deny")]
    [InlineData("AUDIT", PolicyLanguageState.NonCompliant, "AUDIT")]
    [InlineData("Disabled", PolicyLanguageState.NotApplicable, null)]
    [InlineData("manual", PolicyLanguageState.Unknown, "manual")]
    [InlineData("denyAction", PolicyLanguageState.Compliant, "denyAction")]
    [InlineData("append", PolicyLanguageState.NonCompliant, "append")]
    public void Effect_OnAMatch_GivesItsStateAndIsSpelledAsWritten(string effect, PolicyLanguageState state, string? applied)
    {
        PolicyLanguageResult result = Run($$"""{"if": {{Always}}, "then": {"effect": "{{effect}}"} }""", Vm);
        Assert.Equal((state, applied), (result.State, result.Effect));
    }

    [Fact]
    public void Modify_WithExpressionsAndConditions_EvaluatesDetailsAndComputesThePatch()
    {
        PolicyLanguageResult result = Run(
            """
            {"if": {"field": "tags.owner", "exists": false}, "then": {"effect": "modify", "details": {"roleDefinitionIds": ["r"], "operations": [
              {"operation": "addOrReplace", "field": "tags['owner']", "value": "[toLower('TEAM')]"},
              {"operation": "add", "field": "tags.env", "value": "prod"},
              {"operation": "remove", "field": "tags.old"},
              {"operation": "addOrReplace", "field": "Microsoft.Storage/storageAccounts/networkAcls.defaultAction", "value": "Deny"},
              {"operation": "addOrReplace", "field": "Microsoft.Storage/storageAccounts/minimumTlsVersion", "value": "TLS1_2", "condition": "[greaterOrEquals(requestContext().apiVersion, '2030-01-01')]"}
            ]}}}
            """,
            """{"type": "Microsoft.Storage/storageAccounts", "tags": {"Env": "dev", "OLD": "x"}, "properties": {}}""",
            context: new PolicyRequestContext { RequestContext = Json("""{"apiVersion": "2023-01-01"}""") });

        Assert.Equal("team", result.Details!.Value.GetProperty("operations")[0].GetProperty("value").GetString());
        Assert.StartsWith("[greaterOrEquals", result.Details.Value.GetProperty("operations")[4].GetProperty("condition").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["add /tags/owner \"team\"", "remove /tags/OLD ", "add /properties/networkAcls {\"defaultAction\":\"Deny\"}"],
            result.Patch.Select(static p => $"{p.Operation} {p.Path} {(p.Value.ValueKind == JsonValueKind.Undefined ? "" : p.Value.GetRawText())}"));
    }

    [Fact]
    public void Append_ToAnArray_AddsOneElement()
    {
        PolicyLanguageResult result = Run(
            """{"if": {"field": "type", "exists": true}, "then": {"effect": "append", "details": [{"field": "Microsoft.Storage/storageAccounts/networkAcls.ipRules[*]", "value": {"value": "10.0.0.1"}}]}}""",
            """{"type": "Microsoft.Storage/storageAccounts", "properties": {"networkAcls": {"ipRules": [{"value": "10.0.0.2"}]}}}""");

        PolicyPatchOperation change = Assert.Single(result.Patch);
        Assert.Equal(("add", "/properties/networkAcls/ipRules/-", """{"value":"10.0.0.1"}"""), (change.Operation, change.Path, change.Value.GetRawText()));
    }

    [Fact]
    public void Modify_AnAliasTheCatalogueCallsFixed_DoesNotCompile()
    {
        AliasCatalog catalog = AliasCatalog.Parse(Json("""
            [{"namespace": "Contoso.Lab", "resourceTypes": [{"resourceType": "rigs", "aliases": [
              {"name": "Contoso.Lab/rigs/fixed", "defaultPath": "properties.fixed", "defaultMetadata": {"type": "String", "attributes": "None"}, "paths": []}]}]}]
            """));
        AzurePolicyFormatException exception = Assert.Throws<AzurePolicyFormatException>(() => CompiledPolicy.Compile(
            Json($$"""{"if": {{Always}}, "then": {"effect": "modify", "details": {"operations": [{"operation": "addOrReplace", "field": "Contoso.Lab/rigs/fixed", "value": 1}]} } }"""), catalog));
        Assert.Contains("'Contoso.Lab/rigs/fixed' is not modifiable", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", PolicyLanguageState.NonCompliant)]
    [InlineData("""[{"properties": {"publisher": "Contoso"}}]""", PolicyLanguageState.Compliant)]
    [InlineData("""[{"properties": {"publisher": "Other"}}]""", PolicyLanguageState.NonCompliant)]
    [InlineData("""[{"properties": {"publisher": "Other"}}, {"type": "microsoft.compute/virtualmachines/EXTENSIONS", "properties": {"publisher": "contoso"}}]""", PolicyLanguageState.Compliant)]
    [InlineData("""[{"type": "Microsoft.Compute/disks", "properties": {"publisher": "Contoso"}}]""", PolicyLanguageState.NonCompliant)]
    [InlineData("""[{"id": "/subscriptions/s/resourceGroups/other/providers/x/y/z", "properties": {"publisher": "Contoso"}}]""", PolicyLanguageState.NonCompliant)]
    [InlineData("""[{"name": "vm1/ext2", "properties": {"publisher": "Contoso"}}]""", PolicyLanguageState.NonCompliant)]
    [InlineData("""[{"name": "vm1/ext1", "properties": {"publisher": "Contoso"}}]""", PolicyLanguageState.Compliant)]
    public void AuditIfNotExists_LooksForARelatedResourceThatMeetsTheCondition(string related, PolicyLanguageState expected)
    {
        PolicyLanguageResult result = Run(Existence, Vm, context: new PolicyRequestContext { Related = [.. Json(related).EnumerateArray()] });
        Assert.Equal(expected, result.State);
        Assert.Equal(expected == PolicyLanguageState.NonCompliant ? "AuditIfNotExists" : null, result.Effect);
    }

    [Fact]
    public void AuditIfNotExists_WithoutRelatedResources_IsUnknown()
    {
        PolicyLanguageResult result = Run(Existence, Vm);
        Assert.Equal(PolicyLanguageState.Unknown, result.State);
        Assert.Contains("Microsoft.Compute/virtualMachines/extensions", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AuditIfNotExists_WhenTheRuleIsFalse_IsNotApplicable() =>
        Assert.Equal(PolicyLanguageState.NotApplicable, Run(Existence, """{"type": "a/b"}""").State);

    [Fact]
    public void ExistenceCondition_FieldReadsTheRelatedAndFieldFunctionTheOriginal()
    {
        PolicyLanguageResult result = Run(
            """{"if": {"field": "type", "exists": true}, "then": {"effect": "auditIfNotExists", "details": {"type": "a/c", "existenceCondition": {"field": "properties.of", "equals": "[field('properties.me')]"}}}}""",
            """{"type": "a/b", "properties": {"me": "x"}}""",
            context: new PolicyRequestContext { Related = [Json("""{"type": "a/c", "properties": {"of": "X", "me": "y"}}""")] });
        Assert.Equal(PolicyLanguageState.Compliant, result.State);
    }

    [Fact]
    public void Details_OfAnExistenceEffect_LeaveOutWhatDrivesTheSearch()
    {
        PolicyLanguageResult result = Run(Existence, Vm, context: new PolicyRequestContext { Related = [] });
        Assert.Equal(["type", "roleDefinitionIds"], result.Details!.Value.EnumerateObject().Select(static p => p.Name));
    }

    [Fact]
    public void Details_OfAppend_KeepTheNameOfTheFieldAndEvaluateTheValue()
    {
        PolicyLanguageResult result = Run(
            """{"if": {"field": "type", "exists": true}, "then": {"effect": "append", "details": [{"field": "[concat('tags[', 'env', ']')]", "value": {"field": "[toUpper('x')]"}}]}}""",
            """{"type": "a/b", "tags": {"a": "1"}}""");
        System.Text.Json.JsonElement item = Assert.Single(result.Details!.Value.EnumerateArray());
        Assert.Equal("[concat('tags[', 'env', ']')]", item.GetProperty("field").GetString());
        Assert.Equal("X", item.GetProperty("value").GetProperty("field").GetString());
        Assert.Equal("/tags/env", Assert.Single(result.Patch).Path);
    }

    [Theory]
    [InlineData("""{"type": "a/b", "properties": {"tags": {"env": "dev"}}}""", true, "/properties/tags/env")]
    [InlineData("""{"type": "a/b", "properties": {"tags": {"env": "dev"}}}""", false, null)]
    [InlineData("""{"type": "a/b", "tags": {"env": "dev"}, "properties": {"tags": {"env": "x"}}}""", true, "/tags/env")]
    [InlineData("""{"type": "a/b", "tags": {}, "properties": {"tags": {"env": "dev"}}}""", true, null)]
    public void TagsUnderProperties_AreReadWhereTheResourceHasNoneOfItsOwn(string resource, bool read, string? changed)
    {
        PolicyLanguageResult result = Run(
            """{"if": {"field": "tags['env']", "equals": "dev"}, "then": {"effect": "modify", "details": {"roleDefinitionIds": ["r"], "operations": [{"operation": "addOrReplace", "field": "tags['env']", "value": "prod"}]}}}""",
            resource,
            options: new PolicyLanguageOptions { ReadTagsUnderProperties = read });
        Assert.Equal(changed is null ? PolicyLanguageState.Compliant : PolicyLanguageState.NonCompliant, result.State);
        Assert.Equal(changed, result.Patch.IsDefaultOrEmpty ? null : Assert.Single(result.Patch).Path);
    }

    [Theory]
    [InlineData(PolicyApplicability.RuleOutcome, PolicyLanguageState.Compliant)]
    [InlineData(PolicyApplicability.TypeNameAndKind, PolicyLanguageState.NotApplicable)]
    public void WrongType_FollowsTheApplicabilitySwitch(PolicyApplicability applicability, PolicyLanguageState expected)
    {
        PolicyLanguageResult result = Run(
            """{"if": {"allOf": [{"field": "type", "equals": "a/b"}, {"field": "location", "equals": "x"}]}, "then": {"effect": "audit"}}""", """{"type": "a/c", "location": "x"}""",
            options: new PolicyLanguageOptions { Applicability = applicability });
        Assert.Equal(expected, result.State);
        Assert.False(result.IsApplicable);
        Assert.Equal(PolicyLanguageState.Compliant, Run(
            """{"if": {"allOf": [{"field": "type", "equals": "a/b"}, {"field": "location", "equals": "x"}]}, "then": {"effect": "audit"}}""", """{"type": "a/b", "location": "y"}""",
            options: new PolicyLanguageOptions { Applicability = applicability }).State);
    }

    [Theory]
    [InlineData("Indexed", "Microsoft.Resources/subscriptions/resourceGroups", PolicyLanguageState.NotApplicable)]
    [InlineData("All", "Microsoft.Resources/subscriptions/resourceGroups", PolicyLanguageState.NonCompliant)]
    [InlineData("All", "Microsoft.Resources/deployments", PolicyLanguageState.NotApplicable)]
    [InlineData("indexed", "Microsoft.Storage/storageAccounts", PolicyLanguageState.NonCompliant)]
    public void Mode_DecidesWhichTypesAreLookedAt(string mode, string type, PolicyLanguageState expected) => Assert.Equal(
        expected, Run($$"""{"mode": "{{mode}}", "policyRule": {"if": {{Always}}, "then": {"effect": "audit"} } }""", $$"""{"type": "{{type}}"}""").State);

    [Theory]
    [InlineData("""{"effect": "DENY"}""", PolicyLanguageState.NonCompliant)]
    [InlineData("""{"EFFECT": {"value": "audit"}}""", PolicyLanguageState.NonCompliant)]
    [InlineData("""{"effect": "modify"}""", PolicyLanguageState.Error)]
    [InlineData("""{"effect": 5}""", PolicyLanguageState.Error)]
    [InlineData("""{"list": ["x"]}""", PolicyLanguageState.NonCompliant)]
    [InlineData("""{"list": ["x", "z"]}""", PolicyLanguageState.Error)]
    public void Parameters_AreCheckedAgainstTypeAndAllowedValues(string parameters, PolicyLanguageState expected) => Assert.Equal(expected, Run(
        $$"""
        {"parameters": {"effect": {"type": "String", "defaultValue": "Audit", "allowedValues": ["Audit", "Deny", "Disabled"]}, "list": {"type": "Array", "defaultValue": [], "allowedValues": ["x", "y"]} },
         "policyRule": {"if": {{Always}}, "then": {"effect": "[parameters('Effect')]"} } }
        """, Vm, parameters).State);

    private const string Existence = """
        {"if": {"field": "type", "equals": "Microsoft.Compute/virtualMachines"}, "then": {"effect": "AuditIfNotExists", "details": {
          "type": "Microsoft.Compute/virtualMachines/extensions", "name": "ext1", "roleDefinitionIds": [], "existenceCondition": {"field": "properties.publisher", "equals": "Contoso"}, "deployment": {"properties": {"template": "[reference('x')]"}}}}}
        """;
}

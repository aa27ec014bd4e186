using MLGovernance.Policy;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

public sealed class CompileErrorTests
{
    [Theory]
    [InlineData("""{"then": {"effect": "deny"}}""", "'if' is missing")]
    [InlineData("""{"if": {"field": "type", "equals": "x"}}""", "'then' is missing")]
    [InlineData("""{"if": {"field": "type", "equals": "x"}, "then": {}}""", "$.then: 'effect' is missing")]
    [InlineData("""{"if": {"field": "type", "equals": "x"}, "then": {"effect": "explode"}}""", "$.then.effect: 'explode' is not an effect")]
    [InlineData("""{"if": {"field": "type"}, "then": {"effect": "deny"}}""", "needs an operator")]
    [InlineData("""{"if": {"equals": "x"}, "then": {"effect": "deny"}}""", "a condition needs field")]
    [InlineData("""{"if": {"allOf": "x"}, "then": {"effect": "deny"}}""", "$.if.allOf: an array of conditions was expected")]
    [InlineData("""{"if": {"not": [1]}, "then": {"effect": "deny"}}""", "$.if.not: an object was expected")]
    [InlineData("""{"if": {"field": "type", "equals": "x", "extra": 1}, "then": {"effect": "deny"}}""", "$.if.extra: 'extra' is neither an operator")]
    [InlineData("""{"if": {"field": "type", "value": 1, "equals": "x"}, "then": {"effect": "deny"}}""", "one subject and one operator")]
    [InlineData("""{"if": {"not": {"field": "type", "equals": "x"}, "equals": 1}, "then": {"effect": "deny"}}""", "an operator cannot stand beside 'not'")]
    [InlineData("""{"if": {"count": {}, "equals": 0}, "then": {"effect": "deny"}}""", "a count needs either field or value")]
    [InlineData("""{"if": {"count": {"field": "a[*]", "value": []}, "equals": 0}, "then": {"effect": "deny"}}""", "a count needs either field or value")]
    [InlineData("""{"if": {"count": {"field": "a[*]", "name": "n"}, "equals": 0}, "then": {"effect": "deny"}}""", "only a count over a value has a name")]
    [InlineData("""{"if": {"count": {"value": [], "name": 4}, "equals": 0}, "then": {"effect": "deny"}}""", "the name of a count must be a text")]
    [InlineData("""{"if": {"count": {"field": "a"}, "equals": 0}, "then": {"effect": "deny"}}""", "a count needs an array, such as 'a[*]'")]
    [InlineData("""{"if": {"value": "[parameters('x']", "equals": 0}, "then": {"effect": "deny"}}""", "',' or ')' was expected")]
    [InlineData("""{"if": {"value": "[reference('x')]", "equals": 0}, "then": {"effect": "deny"}}""", "$.if.value: the expression '[reference('x')]' is not valid, there is no function 'reference'")]
    [InlineData("""{"if": {"field": "type", "exists": "maybe"}, "then": {"effect": "deny"}}""", "$.if.exists: the operand of exists must be true or false")]
    [InlineData("""{"if": {"field": "type", "equals": "x"}, "then": {"effect": "auditIfNotExists"}}""", "needs 'type', the type of the related resource")]
    [InlineData("""{"if": {"field": "type", "equals": "x"}, "then": {"effect": "modify", "details": {"operations": [{"operation": "explode", "field": "tags.a", "value": 1}]}}}""", "$.then.details.operations[0].operation: add, addOrReplace or remove was expected")]
    [InlineData("{}", "'policyRule' is missing")]
    [InlineData("\"text\"", "an object was expected, not String")]
    public void Compile_AFaultyRule_NamesThePlace(string rule, string message)
    {
        AzurePolicyFormatException exception = Assert.Throws<AzurePolicyFormatException>(() => CompiledPolicy.Compile(Json(rule)));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_ANamedDefinition_ErrorNamesItAndTheWholePath()
    {
        AzurePolicyFormatException exception = Assert.Throws<AzurePolicyFormatException>(() => CompiledPolicy.Compile(Json(
            """{"properties": {"displayName": "My policy", "policyRule": {"if": {"anyOf": [{"value": "[copyIndex()]", "equals": 1}]}, "then": {"effect": "audit"}}}}""")));
        Assert.StartsWith("My policy: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("$.properties.policyRule.if.anyOf[0].value", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_AnAliasNobodyDescribes_IsReadByConventionAndSaysSo()
    {
        CompiledPolicy policy = CompiledPolicy.Compile(Json("""{"if": {"field": "Contoso.Lab/rigs/parts[*].size", "equals": 3}, "then": {"effect": "audit"}}"""));
        AliasUse use = Assert.Single(policy.Aliases);
        Assert.Equal((AliasSource.Convention, "properties.parts[*].size", "$.if.field"), (use.Source, use.Path, use.Place));
        PolicyLanguageResult result = policy.Evaluate(Json("""{"type": "Contoso.Lab/rigs", "properties": {"parts": [{"properties": {"size": "3"}}]}}"""));
        Assert.Equal(PolicyLanguageState.NonCompliant, result.State);
    }

    [Fact]
    public void Compile_AnUnknownAliasWithTheSwitch_Fails() => Assert.Contains(
        "$.if.field: the alias 'Contoso.Lab/rigs/x' is not known",
        Assert.Throws<AzurePolicyFormatException>(() => CompiledPolicy.Compile(
            Json("""{"if": {"field": "Contoso.Lab/rigs/x", "equals": 3}, "then": {"effect": "audit"}}"""), options: new PolicyLanguageOptions { UnknownAlias = UnknownAliasHandling.Error })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Alias_OfAnotherType_IsMissingOnThisResource()
    {
        const string Condition = """{"field": "Microsoft.KeyVault/vaults/publicNetworkAccess", "equals": "Disabled"}""";
        Assert.True(Holds(Condition, """{"type": "microsoft.keyvault/VAULTS", "properties": {"publicNetworkAccess": "disabled"}}"""));
        Assert.False(Holds(Condition, """{"type": "Microsoft.Storage/storageAccounts", "properties": {"publicNetworkAccess": "disabled"}}"""));
    }

    [Theory]
    [InlineData("""{"type": "Microsoft.Storage/storageAccounts", "minimumTlsVersion": "TLS1_0"}""", true)]
    [InlineData("""{"type": "Microsoft.Storage/storageAccounts", "minimumTlsVersion": "TLS1_0", "properties": {"minimumTlsVersion": "TLS1_2"}}""", false)]
    [InlineData("""{"type": "Microsoft.Storage/storageAccounts", "minimumTlsVersion": "TLS1_2"}""", false)]
    public void Alias_InAFlattenedPayload_IsFoundBesideItsPlaceWithTheSwitch(string resource, bool expected)
    {
        const string Condition = """{"field": "Microsoft.Storage/storageAccounts/minimumTlsVersion", "equals": "TLS1_0"}""";
        Assert.Equal(expected, Holds(Condition, resource, new PolicyLanguageOptions { ReadFlattenedPayloads = true }));
        Assert.False(Holds(Condition, """{"type": "Microsoft.Storage/storageAccounts", "minimumTlsVersion": "TLS1_0"}"""));
    }

    [Fact]
    public void Append_WithOneItemInsteadOfAnArray_IsRead()
    {
        PolicyLanguageResult result = Run("""{"if": {"field": "type", "exists": true}, "then": {"effect": "append", "details": {"field": "tags.a", "value": "[concat('x', 'y')]"}}}""", """{"type": "a/b"}""");
        Assert.Equal("""[{"field":"tags.a","value":"xy"}]""", result.Details!.Value.GetRawText());
        Assert.Equal("/tags", Assert.Single(result.Patch).Path);
    }
}

using System.Text;
using System.Text.Json;
using MLGovernance.Policy;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

/// <summary>Hostile payloads and definitions end with a result, never with a hang or a lost process.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public void Evaluate_TenMegabytesTwoHundredDeep_GivesAVerdict()
    {
        var text = new StringBuilder("{\"type\": \"a/b\", \"properties\": ");
        for (int i = 0; i < 200; i++)
        {
            text.Append("{\"pad").Append(i).Append("\": \"").Append('x', 50_000).Append("\", \"n\": ");
        }

        text.Append('1').Append('}', 200).Append('}');
        ReadOnlyMemory<byte> payload = Encoding.UTF8.GetBytes(text.ToString());
        CompiledPolicy policy = CompiledPolicy.Compile(Json(
            """{"if": {"allOf": [{"field": "type", "equals": "a/b"}, {"field": "properties.n.n.n.absent", "exists": false}, {"field": "properties", "notEquals": "x"}]}, "then": {"effect": "audit"}}"""));
        Assert.True(payload.Length > 10_000_000);
        Assert.Equal(PolicyLanguageState.NonCompliant, policy.Evaluate(payload, policy.Defaults, PolicyRequestContext.Empty, PolicyEvaluationMode.Full).State);
    }

    [Fact]
    public void Evaluate_APayloadDeeperThanTheLimit_IsAnError()
    {
        string payload = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);
        CompiledPolicy policy = CompiledPolicy.Compile(Json("""{"if": {"field": "type", "equals": "a/b"}, "then": {"effect": "audit"}}"""));
        PolicyLanguageResult result = policy.Evaluate(Encoding.UTF8.GetBytes(payload), policy.Defaults, PolicyRequestContext.Empty);
        Assert.Equal((PolicyLanguageState.Error, "InvalidPayload"), (result.State, result.Error!.Code));
    }

    [Theory]
    [InlineData("""{"count": {"field": "properties.x[*]", "where": {"count": {"field": "properties.x[*]", "where": {"field": "properties.x[*]", "equals": 1}}, "greater": 0}}, "equals": 0}""")]
    [InlineData("""{"count": {"field": "properties.x[*]", "where": {"value": "[contains(field('properties.y[*]'), 'nothing')]", "equals": true}}, "equals": 0}""")]
    [InlineData("""{"value": "[length(intersection(field('properties.x[*]'), field('properties.y[*]')))]", "equals": 0}""")]
    public void Evaluate_HugeArrays_EndWithAVerdictOrTheBudget(string condition)
    {
        string payload = $$"""{"properties": {"x": [{{string.Join(',', Enumerable.Range(0, 40_000))}}], "y": [{{string.Join(',', Enumerable.Range(50_000, 40_000))}}]} }""";
        PolicyLanguageResult result = Run($$"""{"if": {{condition}}, "then": {"effect": "audit"} }""", payload, options: new PolicyLanguageOptions { MaxSteps = 2_000_000 }, mode: PolicyEvaluationMode.VerdictOnly);
        Assert.True(result.State != PolicyLanguageState.Error || result.Error!.Code == "BudgetExceeded", result.Error?.Message);
    }

    [Theory]
    [InlineData("[concat({0}, {0})]", 40)]
    [InlineData("[replace({0}, 'a', 'aaaaaaaaaaaaaaaa')]", 20)]
    [InlineData("[padLeft({0}, 2000000, 'x')]", 1)]
    [InlineData("[join(range(0, 10000), {0})]", 1)]
    [InlineData("[string(createArray({0}, {0}, {0}))]", 30)]
    public void Evaluate_ExpressionsThatGrow_EndWithTheBudget(string form, int nesting)
    {
        string expression = "'a'";
        for (int i = 0; i < nesting && expression.Length < 30_000; i++)
        {
            string inner = form[1..^1].Replace("{0}", expression, StringComparison.Ordinal);
            expression = inner;
        }

        string json = JsonSerializer.Serialize("[" + expression + "]");
        var options = new PolicyLanguageOptions { MaxTextLength = 1 << 16, MaxSteps = 1_000_000 };
        PolicyLanguageResult result = Run($$"""{"if": {"value": {{json}}, "equals": "x"}, "then": {"effect": "audit"} }""", "{}", options: options, mode: PolicyEvaluationMode.VerdictOnly);
        Assert.True(result.State is PolicyLanguageState.Compliant || result.Error!.Code is "BudgetExceeded" or "TemplateExpressionFailed", result.Error?.Message);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not(", ")")]
    [InlineData("createArray('a')[", "]")]
    public void Compile_AnExpressionNestedTooDeep_IsRefused(string open, string close)
    {
        string expression = "[" + string.Concat(Enumerable.Repeat(open, 3000)) + "1" + string.Concat(Enumerable.Repeat(close, 3000)) + "]";
        string json = JsonSerializer.Serialize(expression);
        Assert.Throws<AzurePolicyFormatException>(() => CompiledPolicy.Compile(Json($$"""{"if": {"value": {{json}}, "equals": 1}, "then": {"effect": "audit"} }""")));
    }

    [Fact]
    public void Compile_ConditionsNestedTooDeep_AreRefused()
    {
        string condition = string.Concat(Enumerable.Repeat("{\"not\": ", 400)) + """{"field": "type", "equals": "x"}""" + new string('}', 400);
        AzurePolicyFormatException exception = Assert.Throws<AzurePolicyFormatException>(() => CompiledPolicy.Compile(Json($$"""{"if": {{condition}}, "then": {"effect": "audit"} }""")));
        Assert.Contains("nested deeper than 256 levels", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("like")]
    [InlineData("match")]
    [InlineData("contains")]
    public void Evaluate_PatternsMadeToBacktrack_EndInBoundedSteps(string condition)
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 2000)) + "b";
        string text = new('a', 50_000);
        PolicyLanguageResult result = Run(
            $$"""{"if": {"field": "name", "{{condition}}": "{{pattern}}"}, "then": {"effect": "audit"} }""", $$"""{"name": "{{text}}é"}""", mode: PolicyEvaluationMode.VerdictOnly);
        Assert.True(result.State == PolicyLanguageState.Compliant || result.Error!.Code == "BudgetExceeded");
    }

    [Fact]
    public void Evaluate_FromManyThreads_GivesEachItsOwnResult()
    {
        CompiledPolicy policy = CompiledPolicy.Compile(Json("""{"if": {"count": {"field": "properties.x[*]", "where": {"field": "properties.x[*]", "greater": 5}}, "equals": "[parameters('n')]"}, "then": {"effect": "audit"}}"""));
        int[] wrong = new int[1];
        Parallel.For(0, 2000, i =>
        {
            int n = i % 7;
            JsonElement resource = Json($$"""{"properties": {"x": [{{string.Join(',', Enumerable.Range(6, n))}}]} }""");
            PolicyLanguageResult result = policy.Evaluate(resource, policy.BindParameters(Json($$"""{"n": {{n}} }""")), PolicyRequestContext.Empty, PolicyEvaluationMode.Full);
            if (result.State != PolicyLanguageState.NonCompliant)
            {
                Interlocked.Increment(ref wrong[0]);
            }
        });
        Assert.Equal(0, wrong[0]);
    }

    [Fact]
    public void Trace_OfASecret_IsMasked()
    {
        PolicyLanguageResult result = Run("""{"if": {"field": "properties.sas.token", "equals": "x"}, "then": {"effect": "audit"}}""", """{"properties": {"sas": {"token": "hush"}}}""");
        Assert.DoesNotContain("hush", string.Concat(result.Trace), StringComparison.Ordinal);
        Assert.Equal("***", Assert.Single(result.Trace).Actual);
    }

    [Theory]
    [InlineData("""{"field": "name", "equals": "é"}""", """{"name": "\\ud800"}""")]
    [InlineData("""{"value": "[addDays('2024-01-01', 1e300)]", "equals": "x"}""", "{}")]
    [InlineData("""{"value": "[int('1e400')]", "equals": "x"}""", "{}")]
    [InlineData("""{"value": "[string(div(1, float('1e-320')))]", "equals": "x"}""", "{}")]
    [InlineData("""{"field": "properties.n", "greater": 5}""", """{"properties": {"n": 1e999}}""")]
    public void Evaluate_ValuesThatCannotBeRead_GiveAResult(string condition, string resource)
    {
        PolicyLanguageResult result = Run($$"""{"if": {{condition}}, "then": {"effect": "deny"} }""", resource);
        Assert.NotEqual(PolicyLanguageState.Unknown, result.State);
    }

    [Fact]
    public void Evaluate_AnObjectWithAMillionProperties_EndsWithTheBudget()
    {
        string properties = string.Join(',', Enumerable.Range(0, 300_000).Select(static i => $"\"p{i}\": {i}"));
        string payload = $$"""{"properties": {"x": [{{string.Join(',', Enumerable.Range(0, 20_000))}}], "big": { {{properties}} } } }""";
        PolicyLanguageResult result = Run(
            """{"if": {"count": {"field": "properties.x[*]", "where": {"field": "properties.big.absent", "equals": 1}}, "equals": 0}, "then": {"effect": "audit"}}""", payload,
            options: new PolicyLanguageOptions { MaxSteps = 2_000_000 }, mode: PolicyEvaluationMode.VerdictOnly);
        Assert.Equal("BudgetExceeded", result.Error?.Code);
    }

    [SkippableFact]
    public void Evaluate_OfficialDefinitionsOnRandomPayloads_AlwaysGivesAResult()
    {
        var random = new Random(20260501);
        int results = 0;
        foreach (string folder in new[] { "ml", "dependencies" })
        {
            foreach (string file in Directory.EnumerateFiles(SharedData.Require($"azure-policy/{folder}"), "*.json").Order(StringComparer.Ordinal))
            {
                CompiledPolicy policy = CompiledPolicy.Compile(Json(File.ReadAllText(file)));
                string[] types = [.. policy.Aliases.Select(static a => a.Field[..a.Field.LastIndexOf('/')]).Append("a/b").Distinct()];
                for (int i = 0; i < 10; i++)
                {
                    string resource = RandomPayloads.Resource(random, types[random.Next(types.Length)], policy.Aliases.Select(static a => a.Path));
                    string related = RandomPayloads.Resource(random, types[random.Next(types.Length)], policy.Aliases.Select(static a => a.Path));
                    PolicyLanguageResult result = policy.Evaluate(Json(resource), policy.Defaults, new PolicyRequestContext { Related = [Json(related)], UtcNow = DateTimeOffset.UnixEpoch }, PolicyEvaluationMode.Full);
                    Assert.True(result.State != PolicyLanguageState.Error || result.Error!.Code is "TemplateExpressionFailed" or "InvalidParameter", $"{file}: {result.Error}\n{resource}");
                    results++;
                }
            }
        }

        Assert.Equal(1680, results);
    }
}

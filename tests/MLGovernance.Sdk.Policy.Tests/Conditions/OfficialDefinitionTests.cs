using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Policy;

public sealed class OfficialDefinitionTests
{
    [SkippableFact]
    public void Compile_EveryOfficialDefinition_SucceedsWithNoAliasReadByConvention()
    {
        int count = 0;
        foreach (string folder in new[] { "ml", "dependencies" })
        {
            foreach (string file in Directory.EnumerateFiles(SharedData.Require($"azure-policy/{folder}"), "*.json").Order(StringComparer.Ordinal))
            {
                CompiledPolicy policy = CompiledPolicy.Compile(OfficialPolicies.Json(File.ReadAllText(file)));
                Assert.All(policy.Aliases, a => Assert.True(a.Source is AliasSource.Catalog or AliasSource.Assumed, $"{Path.GetFileName(file)}: {a}"));
                count++;
            }
        }

        Assert.Equal(168, count);
    }

    [SkippableFact]
    public void Evaluate_EveryOfficialDefinitionOnAnEmptyResourceOfItsType_NeverFails()
    {
        JsonElement manifest = OfficialPolicies.Read("manifest.json");
        int evaluated = 0;
        foreach (JsonElement entry in manifest.GetProperty("definitions").EnumerateArray())
        {
            string file = entry.GetProperty("file").GetString()!;
            CompiledPolicy policy = CompiledPolicy.Compile(OfficialPolicies.Read(file));
            foreach (JsonElement type in entry.GetProperty("resourceTypes").EnumerateArray())
            {
                string payload = $$"""
                    {"type": {{JsonSerializer.Serialize(type.GetString())}}, "name": "x1", "location": "West Europe", "tags": {}, "properties": {},
                     "id": "/subscriptions/s/resourceGroups/g/providers/{{type.GetString()}}/x1"}
                    """;
                PolicyLanguageResult result = policy.Evaluate(OfficialPolicies.Json(payload), Filled(policy), Context, PolicyEvaluationMode.Full);
                Assert.True(result.State != PolicyLanguageState.Error, $"{file}: {result.Error}");
                evaluated++;
            }
        }

        Assert.True(evaluated > 150, $"only {evaluated} definitions name a type");
    }

    // Every parameter without a default gets a value of its type.
    private static PolicyParameterValues Filled(CompiledPolicy policy)
    {
        IEnumerable<string> values = policy.Definition.Parameters.Where(static p => p.DefaultValue is null).Select(static p =>
            JsonSerializer.Serialize(p.Name) + ": " + (p.AllowedValues.IsEmpty
                ? p.Type.ToUpperInvariant() switch { "ARRAY" => "[]", "OBJECT" => "{}", "BOOLEAN" => "true", "INTEGER" or "FLOAT" => "1", _ => "\"/subscriptions/s/x\"" }
                : p.Type.Equals("Array", StringComparison.OrdinalIgnoreCase) ? $"[{p.AllowedValues[0].GetRawText()}]" : p.AllowedValues[0].GetRawText()));
        return policy.BindParameters(OfficialPolicies.Json("{" + string.Join(',', values) + "}"));
    }

    private static PolicyRequestContext Context => new()
    {
        Related = [],
        ResourceGroup = OfficialPolicies.Json("""{"name": "g", "location": "westeurope", "tags": {}}"""),
        Subscription = OfficialPolicies.Json("""{"subscriptionId": "s", "id": "/subscriptions/s", "tags": {}}"""),
        RequestContext = OfficialPolicies.Json("""{"apiVersion": "2025-01-01"}"""),
        UtcNow = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
    };
}

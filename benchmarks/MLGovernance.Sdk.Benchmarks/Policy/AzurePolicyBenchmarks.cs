using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MLGovernance.Policy;

namespace MLGovernance.Benchmarks.Policy;

/// <summary>One compiled definition on one workspace of about 2 KB: two conditions, a count with where, an expression, and compiling.</summary>
[MemoryDiagnoser]
public class AzurePolicyBenchmarks
{
    private const string TwoConditionsText = """
        {"if": {"allOf": [{"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"},
                          {"field": "Microsoft.MachineLearningServices/workspaces/publicNetworkAccess", "notEquals": "Disabled"}]}, "then": {"effect": "audit"}}
        """;

    private const string CountText = """
        {"if": {"allOf": [{"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"},
                          {"count": {"field": "Microsoft.MachineLearningServices/workspaces/privateEndpointConnections[*]",
                                     "where": {"field": "Microsoft.MachineLearningServices/workspaces/privateEndpointConnections[*].privateLinkServiceConnectionState.status", "equals": "Approved"}}, "less": 1}]},
         "then": {"effect": "audit"}}
        """;

    private const string ExpressionText = """
        {"if": {"allOf": [{"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"},
                          {"value": "[empty(field('Microsoft.MachineLearningServices/workspaces/primaryUserAssignedIdentity'))]", "equals": true}]}, "then": {"effect": "audit"}}
        """;

    private JsonElement _workspace;
    private JsonElement _definition;
    private CompiledPolicy _twoConditions = null!;
    private CompiledPolicy _count = null!;
    private CompiledPolicy _expression = null!;

    [GlobalSetup]
    public void Compile()
    {
        string padding = string.Join(',', Enumerable.Range(0, 20).Select(static i => $"\"setting{i}\": \"a value of some length {i}\""));
        _workspace = JsonDocument.Parse($$"""
            {"id": "/subscriptions/0/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w", "name": "w", "type": "Microsoft.MachineLearningServices/workspaces",
             "location": "westeurope", "tags": {"owner": "team"}, "kind": "Default", "properties": { {{padding}}, "publicNetworkAccess": "Disabled",
             "privateEndpointConnections": [{"properties": {"privateLinkServiceConnectionState": {"status": "Pending"} } }, {"properties": {"privateLinkServiceConnectionState": {"status": "Approved"} } }] } }
            """).RootElement;
        _definition = JsonDocument.Parse(CountText).RootElement;
        _twoConditions = CompiledPolicy.Compile(JsonDocument.Parse(TwoConditionsText).RootElement);
        _count = CompiledPolicy.Compile(_definition);
        _expression = CompiledPolicy.Compile(JsonDocument.Parse(ExpressionText).RootElement);
    }

    [Benchmark(Baseline = true)]
    public PolicyLanguageState TwoConditions() => _twoConditions.Evaluate(_workspace).State;

    [Benchmark]
    public PolicyLanguageState CountWhere() => _count.Evaluate(_workspace).State;

    [Benchmark]
    public PolicyLanguageState Expression() => _expression.Evaluate(_workspace).State;

    [Benchmark]
    public CompiledPolicy CompileDefinition() => CompiledPolicy.Compile(_definition);
}

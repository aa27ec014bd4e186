using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Controls;

/// <summary>Evaluates each policy written as data on the resources in its test folder: at least one that keeps it and one that breaks it.</summary>
public sealed class ControlCaseTests
{
    public static TheoryData<string> Ids => [.. PolicySet.Controls.Rules.Select(rule => rule.Definition.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Resources_AreJudgedAsTheirCasesSay(string id)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.PathOf("tests", "MLGovernance.Sdk.Policy.Tests", "Rules", id, "cases.json")));
        var expected = new List<string>();
        var found = new List<string>();
        foreach (JsonElement test in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            string wanted = test.GetProperty("expect").GetString()!;
            expected.Add(wanted);
            found.Add(Judge(id, test, Parameters(json.RootElement)));
        }

        Assert.Equal(expected, found);
        Assert.Contains("Compliant", expected);
        Assert.Contains("NonCompliant", expected);
        Assert.Contains("Unknown", expected);
    }

    private static string Judge(string id, JsonElement test, ImmutableDictionary<string, ImmutableArray<string>> parameters)
    {
        var builder = new EstateSnapshotBuilder();
        builder.Add(Encoding.UTF8.GetBytes(test.GetProperty("resource").GetRawText()));
        if (test.TryGetProperty("related", out JsonElement related))
        {
            foreach (JsonElement resource in related.EnumerateArray())
            {
                builder.Add(Encoding.UTF8.GetBytes(resource.GetRawText()));
            }
        }

        EstateSnapshot snapshot = builder.Build(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Asset asset = snapshot.Find(AssetId.Parse(test.GetProperty("resource").GetProperty("id").GetString()!))!;
        PolicyRule rule = PolicySet.Controls.Rules.Single(candidate => candidate.Definition.Id == id);
        PolicySet policies = PolicySet.Empty.With(rule) with { Assignments = [new PolicyAssignment { PolicyId = id, Parameters = parameters }] };
        ComplianceReport report = new PolicyEvaluator(policies).Evaluate(LineageGraphBuilder.Build(snapshot));
        ComplianceState state = report.Results.Where(result => result.Asset == asset.Index).Select(result => (ComplianceState?)result.State).FirstOrDefault()
            ?? ComplianceState.NotApplicable;
        CheckFinding(report.FindingsOf(asset).FirstOrDefault(), asset);
        return state.ToString();
    }

    private static void CheckFinding(Finding? finding, Asset asset)
    {
        if (finding?.State == ComplianceState.NonCompliant)
        {
            Evidence evidence = Assert.Single(finding.Evidence);
            Assert.Equal(asset[evidence.Pointer] is null, evidence.Actual is null);
            Assert.Contains(finding.Policy.DisplayName, finding.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("could not be evaluated", finding?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Parameters(JsonElement file) =>
        file.TryGetProperty("parameters", out JsonElement parameters)
            ? parameters.EnumerateObject().ToImmutableDictionary(
                parameter => parameter.Name, parameter => parameter.Value.EnumerateArray().Select(value => value.GetString()!).ToImmutableArray())
            : ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}

using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class PodLeakTests
{
    public static TheoryData<string> Types => [.. LeakCases.All.Select(item => item.Type)];

    [Fact]
    public void Analyze_PodsThatAreApart_FindsNothingAndHidesNothing()
    {
        PodIsolationReport report = PodIsolation.Analyze(TwoPods.Estate, TwoPods.Plan);
        Assert.Empty(report.Leaks.Select(leak => leak.Describe()));
        Assert.True(report.IsIsolated, string.Join("; ", report.NotVisible));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Analyze_OpenEstate_FindsTheTypeWithItsChain(string type)
    {
        LeakCase item = LeakCases.All.Single(candidate => candidate.Type == type);
        PodLeak[] found = [.. PodIsolation.Analyze(item.Open, item.Plan).OfType(type)];

        Assert.NotEmpty(found);
        Assert.All(found, leak => Assert.NotEmpty(leak.Chain));
        Assert.All(found, leak => Assert.NotEmpty(leak.Pods));
        Assert.All(found, leak => Assert.NotEqual(LeakCertainty.Indeterminate, leak.Certainty));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Analyze_MinimallyChangedEstate_FindsTheTypeNoMore(string type)
    {
        LeakCase item = LeakCases.All.Single(candidate => candidate.Type == type);
        Assert.Empty(PodIsolation.Analyze(item.Closed, item.ClosedPlan ?? item.Plan).OfType(type).Select(leak => leak.Describe()));
    }

    [SkippableFact]
    public void Types_EveryPublishedType_HasACaseAndItsSeverity()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("security/pod-leaks.json")));
        foreach (JsonElement type in document.RootElement.EnumerateArray())
        {
            string id = type.GetProperty("id").GetString()!;
            Assert.Equal(type.GetProperty("severity").GetString(), PodLeakTypes.Get(id).Severity.ToString(), ignoreCase: true);
            Assert.Contains(LeakCases.All, item => item.Type == id);
        }

        Assert.Equal(document.RootElement.GetArrayLength(), PodLeakTypes.All.Length);
    }
}

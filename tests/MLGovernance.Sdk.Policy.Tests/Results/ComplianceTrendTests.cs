using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;
using MLGovernance.Tests.Evaluation;

namespace MLGovernance.Tests;

public sealed class ComplianceTrendTests
{
    private static readonly ComplianceSummary Before = ComplianceSummary.Of(Report(new EstateBuilder().Workspace("a").Workspace("b").Workspace("c").Workspace("d"), "a", "b", "c", "d"));

    [Fact]
    public void Between_SortsViolationsByWhatBecameOfThem()
    {
        ComplianceReport after = Report(
            new EstateBuilder().Workspace("a").Workspace("b").Workspace("c").Workspace("e"),
            (context, asset) =>
            {
                switch (asset.Name)
                {
                    case "a" or "e":
                        context.Report("broken", new Evidence("/id"));
                        break;
                    case "b":
                        context.Unknown("not read");
                        break;
                }
            });

        var trend = ComplianceTrend.Between(Before, after);

        Assert.Equal(["e"], Names(trend.New));
        Assert.Equal(["a"], Names(trend.Persisting));
        Assert.Equal(["c", "d"], Names(trend.Fixed).Order(StringComparer.Ordinal));
        Assert.Equal(["b"], Names(trend.Undecided));
        Assert.Equal((0.0, 0.25), (trend.Before.Ratio, trend.After.Ratio));
        Assert.Equal([new TrendGroup("MLG1900", 4, 2, 1, 2, 0.0, 0.25)], trend.ByPolicy.AsEnumerable());
        Assert.Equal([new TrendGroup("Low", 4, 2, 1, 2, null, null)], trend.BySeverity.AsEnumerable());
    }

    [Fact]
    public void Between_AssetsThatMayNotHaveBeenRead_AreNotFixed()
    {
        var trend = ComplianceTrend.Between(Before, Report(new EstateBuilder().Workspace("a").Unreadable(AssetKinds.Workspace), "a"));

        Assert.Equal(["b", "c", "d"], Names(trend.Undecided).Order(StringComparer.Ordinal));
        Assert.Empty(trend.Fixed);
    }

    [Fact]
    public void Between_APolicyThatIsNoLongerAsked_FixesNothing()
    {
        ComplianceReport after = new PolicyEvaluator(PolicySet.Empty).Evaluate(new EstateBuilder().Workspace("a").BuildGraph());

        Assert.Equal(4, ComplianceTrend.Between(Before, after).Undecided.Length);
    }

    [Fact]
    public void Between_WaivedSince_IsNotFixed()
    {
        var waiver = new PolicyExemption { Scope = AssetId.Parse(EstateBuilder.WorkspaceId("a")), Reason = "moves", Owner = "team" };
        PolicySet policies = PolicySet.Empty.With(Rule((context, _) => context.Report("broken", new Evidence("/id")))) with { Exemptions = [waiver] };
        ComplianceReport after = new PolicyEvaluator(policies).Evaluate(new EstateBuilder().Workspace("a").BuildGraph());

        Assert.Equal(["a"], Names(ComplianceTrend.Between(Before, after).Waived));
    }

    [Fact]
    public void JsonReport_ReadBack_IsTheSummary()
    {
        ComplianceReport report = Report(new EstateBuilder().Workspace("a").Workspace("b"), "a");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ComplianceJsonWriter.Write(report, writer, new ComplianceViews { Rollups = [ComplianceRollup.Of(report, ComplianceGrouping.Workspace)], Trend = ComplianceTrend.Between(Before, report) });
        }

        ComplianceSummary read = ComplianceSummaryReader.Read(buffer.ToArray(), "before.json");

        ComplianceSummary expected = ComplianceSummary.Of(report);
        Assert.Equal(expected.EvaluatedAt, read.EvaluatedAt);
        Assert.Equal(expected.Violations.AsEnumerable(), read.Violations.AsEnumerable());
        Assert.Equal(expected.Policies.Select(policy => (policy.Id, policy.Verdicts)), read.Policies.Select(policy => (policy.Id, policy.Verdicts)));
        JsonElement root = JsonElement.Parse(buffer.ToArray());
        Assert.Equal(2, root.GetProperty("rollups")[0].GetProperty("groups").GetArrayLength());
        Assert.Equal("0 new", $"{root.GetProperty("trend").GetProperty("new").GetArrayLength()} new");
    }

    [Theory]
    [InlineData("[]", "before.json at $")]
    [InlineData("""{"evaluatedAt":"2026-01-01T00:00:00Z","policies":[],"findings":[{"state":"NonCompliant"}]}""", "$.findings[0]")]
    [InlineData("{", "line 1")]
    public void JsonReport_OfAnotherShape_IsRefusedWithThePlace(string json, string expected)
    {
        FormatException error = Assert.Throws<FormatException>(() => ComplianceSummaryReader.Read(Encoding.UTF8.GetBytes(json), "before.json"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_HostileNames_AddNoColumns()
    {
        ComplianceReport report = Report(new EstateBuilder().Workspace("a", workspace => workspace.Tag("owner", "x|<b>y")), "a");
        using var text = new StringWriter();

        MarkdownWriter.Write(report, text, new ComplianceViews { Rollups = [ComplianceRollup.Of(report, ComplianceGrouping.Owner)], Trend = ComplianceTrend.Between(Before, report) });

        Assert.Contains("x\\|&lt;b>y", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("**0 new**, 3 fixed, 1 persisting", text.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(IEnumerable<KnownFinding> findings) => findings.Select(finding => finding.Asset.Name);

    private static ProbeRule Rule(Action<PolicyContext, Asset> evaluate) => new("MLG1900", evaluate, AssetKinds.Workspace);

    private static ComplianceReport Report(EstateBuilder estate, params string[] broken) =>
        Report(estate, (context, asset) =>
        {
            if (broken.Contains(asset.Name))
            {
                context.Report("broken", new Evidence("/id"));
            }
        });

    private static ComplianceReport Report(EstateBuilder estate, Action<PolicyContext, Asset> evaluate) =>
        new PolicyEvaluator(PolicySet.Empty.With(Rule(evaluate))).Evaluate(estate.BuildGraph());
}

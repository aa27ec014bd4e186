using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Evaluation;

public sealed class PolicyEvaluatorTests
{
    private static readonly LineageGraph Graph = Estate(40).BuildGraph();

    private static EstateBuilder Estate(int models) => new EstateBuilder().Workspace("w", w =>
    {
        for (int i = 0; i < models; i++)
        {
            w.Model($"m{i:D2}", "1");
        }
    });

    private static ComplianceReport Evaluate(params PolicyRule[] rules) => new PolicyEvaluator(PolicySet.Empty.With(rules)).Evaluate(Graph);

    [Fact]
    public void Evaluate_RuleThatThrows_BecomesAFindingAndTheOthersStand()
    {
        var broken = new ProbeRule("MLG1900", (_, _) => throw new InvalidOperationException("sig=CANARY-secret"), AssetKinds.ModelVersion);
        ComplianceReport report = Evaluate(broken, ProbeRule.ReportsAlways("MLG1901"));
        Finding[] failures = [.. report.Findings.Where(finding => finding.Policy.Id == "MLG0001")];
        Assert.Equal(40, failures.Length);
        Assert.All(failures, failure => Assert.Equal(ComplianceState.Error, failure.State));
        Assert.All(failures, failure => Assert.DoesNotContain("CANARY", failure.Message, StringComparison.Ordinal));
        Assert.Contains("MLG1900", failures[0].Message, StringComparison.Ordinal);
        Assert.Equal(41, report.Count(ComplianceState.NonCompliant));
        Assert.Equal(40, report.Count(ComplianceState.Error));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Evaluate_AnyNumberOfThreads_GivesTheSameOrder(int threads)
    {
        PolicySet policies = PolicySet.Empty.With(ProbeRule.ReportsAlways("MLG1902"), ProbeRule.ReportsAlways("MLG1901"));
        ComplianceReport report = new PolicyEvaluator(policies, new PolicyEvaluationOptions { MaxConcurrency = threads }).Evaluate(Graph);
        string[] order = [.. report.Findings.Select(finding => finding.Policy.Id + " " + finding.Asset.Id.Value)];
        Assert.Equal(order.Order(StringComparer.Ordinal), order);
        Assert.Equal(82, order.Length);
        Assert.Equal(82, report.Findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void Evaluate_RuleForOneKind_SeesThatKindOnly()
    {
        ComplianceReport report = Evaluate(new ProbeRule("MLG1900", (context, asset) => Assert.Equal(AssetKinds.Workspace, asset.Kind), AssetKinds.Workspace));
        Assert.Equal(ComplianceState.Compliant, Assert.Single(report.Results).State);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Evaluate_ViolationAndUnknownTogether_IsAViolation()
    {
        ComplianceReport report = Evaluate(new ProbeRule(
            "MLG1900",
            (context, _) =>
            {
                context.Unknown("not read");
                context.Report("broken", new Evidence("/id"));
                context.Unknown("not read either");
                context.NotApplicable();
            },
            AssetKinds.Workspace));
        Finding finding = Assert.Single(report.Findings);
        Assert.Equal(ComplianceState.NonCompliant, finding.State);
    }

    [Fact]
    public void Evaluate_NotApplicable_LeavesNoResult() =>
        Assert.Empty(Evaluate(new ProbeRule("MLG1900", (context, _) => context.NotApplicable())).Results);

    [Fact]
    public void Evaluate_WhenStopped_Throws()
    {
        using var stop = new CancellationTokenSource();
        var rule = new ProbeRule("MLG1900", (_, _) => stop.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => new PolicyEvaluator(PolicySet.Empty.With(rule)).Evaluate(Graph, cancellationToken: stop.Token));
    }

    [Fact]
    public void With_TwoPoliciesOfOneId_Throws()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => PolicySet.Empty.With(ProbeRule.ReportsAlways("MLG1900"), ProbeRule.ReportsAlways("mlg1900")));
        Assert.Contains("MLG1900", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void None_HasNoFindings()
    {
        ComplianceReport report = ComplianceReport.None(Graph);
        Assert.Empty(report.Findings);
        Assert.Empty(report.Policies);
    }
}

using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Evaluation;

public sealed class PolicyAssignmentTests
{
    private static readonly LineageGraph Graph = new EstateBuilder().Workspace("a").Workspace("ab").BuildGraph();
    private static readonly AssetId A = AssetId.Parse(EstateBuilder.WorkspaceId("a"));

    private static ComplianceReport Evaluate(params ImmutableArray<PolicyAssignment> assignments) =>
        new PolicyEvaluator(PolicySet.Empty.With(ProbeRule.ReportsAlways("MLG1900")) with { Assignments = assignments }).Evaluate(Graph);

    private static PolicyAssignment Assign() => new() { PolicyId = "mlg1900" };

    private static string[] Names(ComplianceReport report) => [.. report.Violations.Select(finding => finding.Asset.Name)];

    [Fact]
    public void Scope_IsAWholeStepOfTheId() => Assert.Equal(["a"], Names(Evaluate(Assign() with { Scopes = [A] })));

    [Fact]
    public void NotScopes_AreLeftOut() => Assert.Equal(["ab"], Names(Evaluate(Assign() with { NotScopes = [A] })));

    [Fact]
    public void Subscription_CoversEverythingInIt() =>
        Assert.Equal(["a", "ab"], Names(Evaluate(Assign() with { Scopes = [AssetId.Parse($"/subscriptions/{EstateBuilder.SubscriptionId}")] })));

    [Fact]
    public void Disabled_IsNotEvaluated()
    {
        ComplianceReport report = Evaluate(Assign() with { Effect = PolicyEffect.Disabled });
        Assert.Empty(report.Results);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void EffectSeverityAndParameters_AreThoseOfTheAssignment()
    {
        ComplianceReport report = Evaluate(Assign() with
        {
            Scopes = [A],
            Effect = PolicyEffect.Deny,
            Severity = PolicySeverity.High,
            Parameters = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("word", ["mine"]),
        });
        Finding finding = Assert.Single(report.Findings);
        Assert.Equal(PolicyEffect.Deny, finding.Effect);
        Assert.Equal(PolicySeverity.High, finding.Severity);
        Assert.Contains("says mine of a", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAssignment_DefaultsHold() => Assert.All(Evaluate().Findings, finding => Assert.Contains("says default", finding.Message, StringComparison.Ordinal));

    [Fact]
    public void UndeclaredParameter_IsARuleFailure()
    {
        var rule = new ProbeRule("MLG1900", (context, _) => context.Parameter("wrod"), AssetKinds.Workspace);
        ComplianceReport report = new PolicyEvaluator(PolicySet.Empty.With(rule)).Evaluate(Graph);
        Assert.All(report.Findings, finding => Assert.Equal(ComplianceState.Error, finding.State));
        Assert.Equal(2, report.Findings.Length);
    }
}

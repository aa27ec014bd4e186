using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Evaluation;

public sealed class PolicyExemptionTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LineageGraph Graph = new EstateBuilder().Workspace("a").Workspace("b").BuildGraph();

    private static PolicyExemption Waiver(DateTimeOffset? until = null, params ImmutableArray<string> policies) => new()
    {
        PolicyIds = policies,
        Scope = AssetId.Parse(EstateBuilder.WorkspaceId("a")),
        Reason = "The network team moves it in July.",
        Owner = "network@contoso.example",
        ExpiresAt = until,
    };

    private static ComplianceState StateOfA(PolicyExemption exemption, Action<PolicyContext>? evaluate = null)
    {
        var rule = new ProbeRule("MLG1900", (context, _) => (evaluate ?? (c => c.Report("broken", new Evidence("/id"))))(context));
        PolicySet policies = PolicySet.Empty.With(rule) with { Exemptions = [exemption] };
        ComplianceReport report = new PolicyEvaluator(policies).Evaluate(Graph, Now);
        Assert.Equal(ComplianceState.NonCompliant, evaluate is null ? report.Results.Single(result => Graph.Snapshot[result.Asset].Name == "b").State : ComplianceState.NonCompliant);
        Finding finding = report.Findings.Single(candidate => candidate.Asset.Name == "a");
        Assert.Equal(finding.State == ComplianceState.Exempt, finding.Exemption == exemption);
        return finding.State;
    }

    [Fact]
    public void WithoutEnd_Waives() => Assert.Equal(ComplianceState.Exempt, StateOfA(Waiver()));

    [Fact]
    public void UntilTheEnd_Waives() => Assert.Equal(ComplianceState.Exempt, StateOfA(Waiver(Now.AddTicks(1))));

    [Fact]
    public void FromTheEndOn_TheViolationCountsAgain() => Assert.Equal(ComplianceState.NonCompliant, StateOfA(Waiver(Now)));

    [Fact]
    public void OfThisPolicy_Waives() => Assert.Equal(ComplianceState.Exempt, StateOfA(Waiver(null, "mlg1900")));

    [Fact]
    public void OfAnotherPolicy_DoesNotWaive() => Assert.Equal(ComplianceState.NonCompliant, StateOfA(Waiver(null, "MLG1901")));

    [Fact]
    public void WhatIsUnknown_IsNotWaived() => Assert.Equal(ComplianceState.Unknown, StateOfA(Waiver(), context => context.Unknown("not read")));
}

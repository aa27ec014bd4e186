using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4301 to MLG4332: pods are apart in one of the 32 ways. Speaks of the assets that a leak is told of.</summary>
internal sealed class PodLeakRule(PodLeakType type, PodFindings findings) : PolicyRule
{
    private const int MaxLeaks = 10;

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = $"MLG43{type.Id[1..]}",
        DisplayName = $"Pods are apart, {type.Id}: {type.Title}",
        Rationale = type.Why,
        Category = "DataProtection",
        Severity = type.Severity switch
        {
            LeakSeverity.Critical or LeakSeverity.High => PolicySeverity.High,
            LeakSeverity.Medium => PolicySeverity.Medium,
            _ => PolicySeverity.Low,
        },
        Remediation = type.Remedy,
        HelpUri = RulePage.Of("pods"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo => [];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        PodLeak[] leaks = [.. findings.Of(context.WholeEstate).Leaks[(type.Id, asset.Index)]];
        if (leaks.Length == 0)
        {
            context.NotApplicable();
            return;
        }

        string more = leaks.Length == 1 ? "" : $" And {leaks.Length - 1} more.";
        context.Report(
            leaks[0].Describe(findings.Plan.Names) + more,
            [.. leaks.Take(MaxLeaks).Select(leak => new Evidence(string.Empty)
            {
                Expected = "no chain from one pod to another",
                Actual = string.Join("; ", leak.DescribeChain(findings.Plan.Names)),
            })]);
    }
}

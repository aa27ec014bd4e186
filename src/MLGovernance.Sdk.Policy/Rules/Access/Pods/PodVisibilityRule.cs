using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4300: everything was read that could show one pod reaching another. Told of the workspaces of the pods.</summary>
internal sealed class PodVisibilityRule(PodFindings findings) : PolicyRule
{
    private const int MaxGaps = 5;

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4300",
        DisplayName = "Everything that could show one pod reaching another was read",
        Rationale = "A leak may hide in a list, group or role that was not read; then no finding is no proof that pods are apart.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Read the estate with --access and with the rights that the messages name, deep enough for the pods' paths.",
        HelpUri = RulePage.Of("pods"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo => [];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        PodFindings.Analysis analysis = findings.Of(context.WholeEstate);
        if (!analysis.Holders.Contains(asset.Index))
        {
            context.NotApplicable();
        }
        else if (analysis.Report.NotVisible is { IsEmpty: false } gaps)
        {
            string more = gaps.Length > MaxGaps ? $"; and {gaps.Length - MaxGaps} more" : "";
            context.Unknown($"Whether pods are apart is not fully known: {string.Join("; ", gaps.Take(MaxGaps))}{more}.");
        }
    }
}

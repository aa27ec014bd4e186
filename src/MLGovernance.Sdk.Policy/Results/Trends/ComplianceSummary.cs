using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A report in short: what a later report is compared with. Written by <see cref="ComplianceJsonWriter"/>, read by <see cref="ComplianceSummaryReader"/>.</summary>
public sealed record ComplianceSummary
{
    /// <summary>Gets the moment that counted as now.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>Gets the policies that were evaluated.</summary>
    public required ImmutableArray<PolicySummary> Policies { get; init; }

    /// <summary>Gets the violations that nobody waived.</summary>
    public required ImmutableArray<KnownFinding> Violations { get; init; }

    /// <summary>Gets the outcomes of all policies.</summary>
    public ComplianceCounts Verdicts => Policies.Aggregate(default(ComplianceCounts), (sum, policy) => sum.With(policy.Verdicts));

    /// <summary>Sums a report up.</summary>
    /// <param name="report">The report.</param>
    public static ComplianceSummary Of(ComplianceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var counts = new ComplianceCounts[report.Policies.Length];
        foreach (ComplianceResult result in report.Results)
        {
            counts[result.Policy] = counts[result.Policy].With(result.State);
        }

        return new ComplianceSummary
        {
            EvaluatedAt = report.EvaluatedAt,
            Policies = [.. report.Policies.Select((policy, number) => new PolicySummary(policy.Id, FrameworksOf(policy), counts[number]))],
            Violations = [.. report.Violations.Select(KnownFinding.Of)],
        };
    }

    private static ImmutableArray<string> FrameworksOf(PolicyDefinition policy) =>
        [.. policy.Controls.Select(control => control.Framework).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Counts the movement of violations by severity, policy and framework.</summary>
internal sealed class TrendGroups(ComplianceSummary before, ComplianceSummary after, ComplianceTrend trend)
{
    internal ImmutableArray<TrendGroup> BySeverity() =>
        [.. Enum.GetValues<PolicySeverity>().Reverse().Select(severity => Group(severity.ToString(), finding => finding.Severity == severity, null)).Where(HasMoved)];

    internal ImmutableArray<TrendGroup> ByPolicy() =>
        [.. Names(policy => [policy.Id]).Select(id => Group(id, finding => Same(finding.Policy, id), policy => Same(policy.Id, id))).Where(HasMoved)];

    internal ImmutableArray<TrendGroup> ByFramework() =>
    [
        .. Names(policy => policy.Frameworks).Select(framework =>
        {
            HashSet<string> policies = before.Policies.Concat(after.Policies)
                .Where(policy => policy.Frameworks.Contains(framework))
                .Select(policy => policy.Id)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            return Group(framework, finding => policies.Contains(finding.Policy), policy => policies.Contains(policy.Id));
        }),
    ];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool HasMoved(TrendGroup group) => group.Before + group.After > 0;

    private IEnumerable<string> Names(Func<PolicySummary, IEnumerable<string>> names) =>
        before.Policies.Concat(after.Policies).SelectMany(names).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    private TrendGroup Group(string name, Func<KnownFinding, bool> isIn, Func<PolicySummary, bool>? policies) => new(
        name,
        before.Violations.Count(isIn),
        after.Violations.Count(isIn),
        trend.New.Count(isIn),
        trend.Fixed.Count(isIn),
        policies is null ? null : Ratio(before, policies),
        policies is null ? null : Ratio(after, policies));

    private static double? Ratio(ComplianceSummary summary, Func<PolicySummary, bool> policies) =>
        summary.Policies.Where(policies).Aggregate(default(ComplianceCounts), (sum, policy) => sum.With(policy.Verdicts)).Ratio;
}

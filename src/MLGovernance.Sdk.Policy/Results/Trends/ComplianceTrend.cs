using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>How compliance moved from one report to the next. A violation counts as fixed only where the newer report could tell so.</summary>
public sealed record ComplianceTrend
{
    /// <summary>Gets the moment of the older report.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Gets the moment of the newer report.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Gets the verdicts of the older report.</summary>
    public required ComplianceCounts Before { get; init; }

    /// <summary>Gets the verdicts of the newer report.</summary>
    public required ComplianceCounts After { get; init; }

    /// <summary>Gets the violations that were not there before.</summary>
    public required ImmutableArray<KnownFinding> New { get; init; }

    /// <summary>Gets the violations that are still there.</summary>
    public required ImmutableArray<KnownFinding> Persisting { get; init; }

    /// <summary>Gets the violations that are gone: the asset keeps the policy now, is another violation now, or is no longer there.</summary>
    public required ImmutableArray<KnownFinding> Fixed { get; init; }

    /// <summary>Gets the violations that somebody waived since.</summary>
    public required ImmutableArray<KnownFinding> Waived { get; init; }

    /// <summary>Gets the violations of which the newer report cannot tell: the policy was not evaluated, failed or answered unknown, or the asset may not have been read.</summary>
    public required ImmutableArray<KnownFinding> Undecided { get; init; }

    /// <summary>Gets the movement by severity, the worst first.</summary>
    public required ImmutableArray<TrendGroup> BySeverity { get; init; }

    /// <summary>Gets the movement by policy, where there were or are violations.</summary>
    public required ImmutableArray<TrendGroup> ByPolicy { get; init; }

    /// <summary>Gets the movement by framework.</summary>
    public required ImmutableArray<TrendGroup> ByFramework { get; init; }

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The older report, in short.</param>
    /// <param name="after">The newer report.</param>
    public static ComplianceTrend Between(ComplianceSummary before, ComplianceReport after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var now = ComplianceSummary.Of(after);
        HashSet<string> known = [.. before.Violations.Select(finding => finding.Fingerprint)], there = [.. now.Violations.Select(finding => finding.Fingerprint)];
        ILookup<Whereabouts, KnownFinding> gone = before.Violations.Where(finding => !there.Contains(finding.Fingerprint)).ToLookup(new GoneFindings(after).WhereaboutsOf);
        var trend = new ComplianceTrend
        {
            Since = before.EvaluatedAt,
            Until = now.EvaluatedAt,
            Before = before.Verdicts,
            After = now.Verdicts,
            New = [.. now.Violations.Where(finding => !known.Contains(finding.Fingerprint))],
            Persisting = [.. now.Violations.Where(finding => known.Contains(finding.Fingerprint))],
            Fixed = [.. gone[Whereabouts.Fixed]],
            Waived = [.. gone[Whereabouts.Waived]],
            Undecided = [.. gone[Whereabouts.Undecided]],
            BySeverity = [],
            ByPolicy = [],
            ByFramework = [],
        };
        var groups = new TrendGroups(before, now, trend);
        return trend with { BySeverity = groups.BySeverity(), ByPolicy = groups.ByPolicy(), ByFramework = groups.ByFramework() };
    }
}

using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What a writer shows of a report besides its findings.</summary>
public sealed record ComplianceViews
{
    /// <summary>Gets views that show nothing more.</summary>
    public static ComplianceViews None { get; } = new();

    /// <summary>Gets sums of the report.</summary>
    public ImmutableArray<ComplianceRollup> Rollups { get; init; } = [];

    /// <summary>Gets the comparison with an older report; null for none.</summary>
    public ComplianceTrend? Trend { get; init; }

    /// <summary>Gets the comparison with the states that Azure Policy reports; null for none.</summary>
    public AssignedComparison? Comparison { get; init; }
}

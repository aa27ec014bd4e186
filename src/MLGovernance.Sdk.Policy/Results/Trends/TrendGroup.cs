namespace MLGovernance.Policy;

/// <summary>How the violations of one severity, policy or framework moved.</summary>
/// <param name="Name">The severity, the policy's id, or the framework.</param>
/// <param name="Before">Violations in the older report.</param>
/// <param name="After">Violations in the newer report.</param>
/// <param name="New">Those that were not there before.</param>
/// <param name="Fixed">Those that are gone.</param>
/// <param name="RatioBefore">The compliant share of verdicts before, see <see cref="ComplianceCounts.Ratio"/>; null for severities and where nothing was judged.</param>
/// <param name="RatioAfter">The same of the newer report.</param>
public sealed record TrendGroup(string Name, int Before, int After, int New, int Fixed, double? RatioBefore, double? RatioAfter);

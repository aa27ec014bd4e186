using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What one policy found of an estate, in numbers.</summary>
/// <param name="Id">The policy's id.</param>
/// <param name="Frameworks">The frameworks whose controls it serves.</param>
/// <param name="Verdicts">Its outcomes.</param>
public sealed record PolicySummary(string Id, ImmutableArray<string> Frameworks, ComplianceCounts Verdicts);

namespace MLGovernance.Policy;

/// <summary>One line of a roll-up.</summary>
/// <param name="Name">What the line is about; null for what belongs to no group, such as assets without an owner.</param>
/// <param name="Verdicts">The outcomes of policies on assets.</param>
/// <param name="Assets">The assets, each by the worst of its outcomes in the group: non-compliant, error, unknown, exempt, compliant.</param>
public sealed record ComplianceGroup(string? Name, ComplianceCounts Verdicts, ComplianceCounts Assets);

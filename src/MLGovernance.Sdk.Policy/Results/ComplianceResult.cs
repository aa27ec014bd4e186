namespace MLGovernance.Policy;

/// <summary>What one policy found of one asset.</summary>
/// <param name="Policy">The number of the policy in <see cref="ComplianceReport.Policies"/>.</param>
/// <param name="Asset">The number of the asset in the snapshot.</param>
/// <param name="State">The outcome.</param>
public readonly record struct ComplianceResult(int Policy, int Asset, ComplianceState State);

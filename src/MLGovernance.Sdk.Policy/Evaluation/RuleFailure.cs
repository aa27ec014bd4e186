namespace MLGovernance.Policy;

/// <summary>MLG0001: a policy failed to evaluate. The other policies stand.</summary>
internal static class RuleFailure
{
    internal static PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG0001",
        DisplayName = "A policy failed to evaluate",
        Rationale = "An undecided policy protects nobody.",
        Category = "Engine",
        Severity = PolicySeverity.Medium,
        Remediation = "Report the failure to the policy's author; the finding names the policy, the asset and the error's type.",
    };

    /// <summary>Makes the finding. The exception's message may quote payload text and so is left out; its type and the policy tell where to look.</summary>
    internal static FindingDraft Of(PolicyDefinition failed, Asset asset, Exception error) => new(
        Definition,
        ComplianceState.Error,
        $"Policy {failed.Id} failed on {asset.Kind} '{asset.DisplayName}' with {error.GetType().Name}.",
        Definition.Severity,
        PolicyEffect.Audit,
        [new Evidence("/" + failed.Id)],
        Exemption: null,
        Fix: null);
}

using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A finding without its asset: what an outcome keeps, so that it can serve the next snapshot and hold on to none.</summary>
internal sealed record FindingDraft(
    PolicyDefinition Policy,
    ComplianceState State,
    string Message,
    PolicySeverity Severity,
    PolicyEffect Effect,
    ImmutableArray<Evidence> Evidence,
    PolicyExemption? Exemption,
    Remediation? Fix)
{
    internal Finding For(Asset asset) => new()
    {
        Policy = Policy,
        Asset = asset,
        State = State,
        Message = Message,
        Severity = Severity,
        Effect = Effect,
        Evidence = Evidence,
        Exemption = Exemption,
        Fix = Fix,
    };
}

namespace MLGovernance.Policy;

/// <summary>A violation as a written report keeps it, without its asset and proof.</summary>
/// <param name="Fingerprint">What tells it from others, see <see cref="Finding.Fingerprint"/>.</param>
/// <param name="Policy">The policy's id.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Asset">The asset's identity.</param>
/// <param name="Kind">The name of the asset's kind.</param>
/// <param name="Message">What is wrong. Text of the estate: escape it where it is shown.</param>
public sealed record KnownFinding(string Fingerprint, string Policy, PolicySeverity Severity, AssetId Asset, string Kind, string Message)
{
    internal static KnownFinding Of(Finding finding) =>
        new(finding.Fingerprint, finding.Policy.Id, finding.Severity, finding.Asset.Id, finding.Asset.Kind.Name, finding.Message);
}

using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>A policy that an asset breaks, or that could not be decided, with the proof.</summary>
public sealed record Finding
{
    /// <summary>Gets the policy.</summary>
    public required PolicyDefinition Policy { get; init; }

    /// <summary>Gets the asset.</summary>
    public required Asset Asset { get; init; }

    /// <summary>Gets <see cref="ComplianceState.NonCompliant"/>, <see cref="ComplianceState.Exempt"/>, <see cref="ComplianceState.Unknown"/> or <see cref="ComplianceState.Error"/>.</summary>
    public required ComplianceState State { get; init; }

    /// <summary>Gets what is wrong, for people. Holds no secrets.</summary>
    public required string Message { get; init; }

    /// <summary>Gets how bad it is, as configured.</summary>
    public required PolicySeverity Severity { get; init; }

    /// <summary>Gets what it demands, as configured.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary>Gets the proof.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Gets the waiver, where the state is <see cref="ComplianceState.Exempt"/>.</summary>
    public PolicyExemption? Exemption { get; init; }

    /// <summary>Gets the machine-made fix, or null.</summary>
    public Remediation? Fix { get; init; }

    /// <summary>Gets an id that stays the same from run to run while the same policy is broken at the same place: 16 hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(
        string.Join('\n', [Policy.Id, Asset.Id.Value, .. Evidence.Select(evidence => evidence.Asset?.Value + evidence.Pointer)]))));

    /// <summary>Returns the policy's id, the asset and the message on one line.</summary>
    public override string ToString() => $"{Policy.Id} {Asset}: {Message}";
}

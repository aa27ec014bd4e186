using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A waiver: somebody accepts that assets break a policy, for a reason and until a day.</summary>
public sealed record PolicyExemption
{
    /// <summary>Gets the ids of the policies that it waives; empty waives all.</summary>
    public ImmutableArray<string> PolicyIds { get; init; } = [];

    /// <summary>Gets the asset, workspace, resource group or subscription that it covers.</summary>
    public required AssetId Scope { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Gets when it ends; null never ends. From that moment on the violation counts again.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Tells whether it waives a policy for an asset at a moment.</summary>
    /// <param name="policyId">The policy's id.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="at">The moment.</param>
    public bool Covers(string policyId, AssetId asset, DateTimeOffset at) =>
        (PolicyIds.IsDefaultOrEmpty || PolicyIds.Contains(policyId, StringComparer.OrdinalIgnoreCase))
        && (ExpiresAt is null || at < ExpiresAt)
        && PolicyAssignment.Contains(Scope, asset);
}

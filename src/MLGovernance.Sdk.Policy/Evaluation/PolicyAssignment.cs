using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A policy as an organisation uses it: where, how strictly, with which parameters.</summary>
public sealed record PolicyAssignment
{
    /// <summary>Gets the id of the policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Gets the scopes that the policy holds in: subscriptions, resource groups, workspaces or single assets; empty means everywhere.</summary>
    public ImmutableArray<AssetId> Scopes { get; init; } = [];

    /// <summary>Gets the scopes that it does not hold in.</summary>
    public ImmutableArray<AssetId> NotScopes { get; init; } = [];

    /// <summary>Gets the effect, or null for the policy's own.</summary>
    public PolicyEffect? Effect { get; init; }

    /// <summary>Gets the severity, or null for the policy's own.</summary>
    public PolicySeverity? Severity { get; init; }

    /// <summary>Gets the parameters that differ from the policy's defaults.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Parameters { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    internal bool Covers(AssetId asset) =>
        (Scopes.IsDefaultOrEmpty || Scopes.Any(scope => Contains(scope, asset))) && !NotScopes.Any(scope => Contains(scope, asset));

    internal static bool Contains(AssetId scope, AssetId asset) =>
        asset.Value.StartsWith(scope.Value, StringComparison.OrdinalIgnoreCase)
        && (asset.Value.Length == scope.Value.Length || asset.Value[scope.Value.Length] == '/');
}

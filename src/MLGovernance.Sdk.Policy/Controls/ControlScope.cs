using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What a policy written as data speaks of.</summary>
/// <param name="ResourceTypes">The resource types.</param>
/// <param name="Kind">The kind that covers them.</param>
/// <param name="Narrowing">A rule that is true for the resources of the type that are meant; null means all.</param>
/// <param name="RelatedType">The type of the other resources that the policy looks for, or null.</param>
/// <param name="NeededParameter">The list parameter without which the policy says nothing, or null.</param>
internal sealed record ControlScope(ImmutableArray<string> ResourceTypes, AssetKind Kind, CompiledPolicy? Narrowing, string? RelatedType, string? NeededParameter)
{
    /// <summary>Whether everything of the kind is meant, so that the type of an asset need not be looked at.</summary>
    private readonly bool _isWholeKind = Kind != AssetKinds.Unknown && Kind.ResourceTypes.All(type => ResourceTypes.Contains(type, StringComparer.OrdinalIgnoreCase));

    internal bool Covers(Asset asset) => _isWholeKind || ResourceTypes.Contains(asset.Id.ResourceType, StringComparer.OrdinalIgnoreCase);
}

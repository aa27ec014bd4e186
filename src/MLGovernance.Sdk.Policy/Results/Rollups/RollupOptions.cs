using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What a roll-up has to be told because a report does not hold it.</summary>
public sealed record RollupOptions
{
    /// <summary>Gets the tags that may name an owner, the first that is there wins. The default is <c>owner</c>.</summary>
    public ImmutableArray<string> OwnerTags { get; init; } = ["owner"];

    /// <summary>Gets the pod that each scope belongs to: workspaces, datastores, resource groups, storage paths or single assets. The narrowest scope wins.</summary>
    public ImmutableDictionary<AssetId, string> Pods { get; init; } = ImmutableDictionary<AssetId, string>.Empty;
}

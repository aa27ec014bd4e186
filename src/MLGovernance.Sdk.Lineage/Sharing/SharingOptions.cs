using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>Settings of <see cref="EstateSharing"/>.</summary>
public sealed record SharingOptions
{
    /// <summary>Gets the default settings.</summary>
    public static SharingOptions Default { get; } = new();

    /// <summary>Gets the pod of each workspace, for example of a pod plan; it wins over tags. The default is empty.</summary>
    public ImmutableDictionary<AssetId, string> Pods { get; init; } = ImmutableDictionary<AssetId, string>.Empty;

    /// <summary>Gets the names of the tags of a workspace or registry that tell its pod. The default is <c>pod</c>.</summary>
    public ImmutableArray<string> PodTags { get; init; } = ["pod"];

    /// <summary>Gets the registries that everyone may read, so that use of them is no sharing. The default is Microsoft's <c>azureml</c>.</summary>
    public ImmutableArray<string> PublicRegistries { get; init; } = ["azureml"];
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>What an estate shares, found once for each graph and set of pod tags, however many assets and threads ask.</summary>
internal static class SnapshotSharing
{
    private static readonly ConditionalWeakTable<LineageGraph, ConcurrentDictionary<string, Lazy<ILookup<AssetId, SharedAsset>>>> Known = [];

    /// <summary>Returns what is shared by the workspaces that use it.</summary>
    internal static ILookup<AssetId, SharedAsset> ByUser(LineageGraph graph, ImmutableArray<string> podTags) =>
        Known.GetValue(graph, static _ => new(StringComparer.Ordinal)).GetOrAdd(
            string.Join('\n', podTags),
            static (_, about) => new Lazy<ILookup<AssetId, SharedAsset>>(() => EstateSharing.Of(about.graph, new SharingOptions { PodTags = about.podTags }).Shared
                .SelectMany(asset => asset.Users, (asset, user) => (user.Scope, asset)).ToLookup(pair => pair.Scope, pair => pair.asset)),
            (graph, podTags)).Value;
}

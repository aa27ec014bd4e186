using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>Finds the endpoints whose upstream data differs between two graphs.</summary>
internal static class EndpointChanges
{
    internal static readonly ImmutableArray<AssetKind> EndpointKinds =
        [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint, AssetKinds.ServerlessEndpoint];

    // What training reads: registered data and features, and the places and outputs that stand in for data nobody registered.
    internal static readonly ImmutableArray<AssetKind> DataKinds =
        [AssetKinds.DataVersion, AssetKinds.FeatureSetVersion, AssetKinds.StoragePath, AssetKinds.ExternalLocation, AssetKinds.JobOutput];

    private static readonly LineageQuery Data = new() { Kinds = DataKinds };

    internal static ImmutableArray<EndpointDataChange> Find(LineageChanges changes)
    {
        ImmutableArray<EndpointDataChange>.Builder found = ImmutableArray.CreateBuilder<EndpointDataChange>();
        EstateSnapshot snapshot = changes.After.Snapshot;
        HashSet<AssetId> doubtful = Doubtful(changes);
        foreach (AssetKind kind in EndpointKinds)
        {
            foreach (int index in snapshot.IndicesOf(kind))
            {
                LineageNode endpoint = changes.After[index];
                if (changes.Before.TryGetNode(endpoint.Id, out LineageNode earlier) && Compare(changes, doubtful, earlier, endpoint) is { } change)
                {
                    found.Add(change);
                }
            }
        }

        found.Sort((left, right) => left.Endpoint.Id.CompareTo(right.Endpoint.Id));
        return found.ToImmutable();
    }

    private static EndpointDataChange? Compare(
        LineageChanges changes, HashSet<AssetId> doubtful, LineageNode before, LineageNode after)
    {
        HashSet<AssetId> old = [.. changes.Before.Upstream(before.Id, Data).Select(node => node.Id)];
        HashSet<AssetId> now = [.. changes.After.Upstream(after.Id, Data).Select(node => node.Id)];
        ImmutableArray<AssetId> added = [.. now.Where(id => !old.Contains(id)).Order()];
        ImmutableArray<AssetId> removed = [.. old.Where(id => !now.Contains(id) && !doubtful.Contains(id)).Order()];
        ImmutableArray<AssetId> modified = [.. now.Where(id => old.Contains(id) && IsModified(changes, id)).Order()];
        return added.IsEmpty && removed.IsEmpty && modified.IsEmpty ? null : new EndpointDataChange(after, added, removed, modified);
    }

    /// <summary>Gives what lies upstream of edges nobody could read again: that it is gone cannot be said.</summary>
    private static HashSet<AssetId> Doubtful(LineageChanges changes)
    {
        var doubtful = new HashSet<AssetId>();
        foreach (LineageNode node in changes.Unseen.Select(edge => edge.Upstream).Distinct())
        {
            doubtful.Add(node.Id);
            doubtful.UnionWith(changes.Before.Upstream(node.Id, Data).Select(other => other.Id));
        }

        return doubtful;
    }

    private static bool IsModified(LineageChanges changes, AssetId id) =>
        changes.Before.Snapshot.TryGetIndex(id, out int before)
        && changes.After.Snapshot.TryGetIndex(id, out int after)
        && changes.Before.Snapshot.ContentHashOf(before) != changes.After.Snapshot.ContentHashOf(after);
}

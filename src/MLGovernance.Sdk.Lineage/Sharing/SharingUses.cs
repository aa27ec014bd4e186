namespace MLGovernance.Lineage;

/// <summary>Collects which workspaces and registries use what of others, from the edges of a graph.</summary>
internal sealed class SharingUses
{
    private readonly Dictionary<AssetId, SortedList<AssetId, SharingUse>> _uses = [];

    private SharingUses()
    {
    }

    public IEnumerable<(AssetId Id, SortedList<AssetId, SharingUse> Users)> All => _uses.Select(entry => (entry.Key, entry.Value));

    public static SharingUses Of(LineageGraph graph, CancellationToken cancellationToken)
    {
        var uses = new SharingUses();
        var ids = new AssetId[graph.NodeCount];
        var scopes = new AssetId?[graph.NodeCount];
        for (int node = 0; node < scopes.Length; node++)
        {
            ids[node] = graph.IdOf(node);
            scopes[node] = ids[node].Scope;
        }

        foreach (EdgeRow edge in graph.Edges)
        {
            cancellationToken.ThrowIfCancellationRequested();
            uses.Add(graph, edge, ids, scopes[edge.Upstream], scopes[edge.Downstream]);
        }

        uses.AddDatastores(graph.Snapshot);
        uses.PushDown();
        return uses;
    }

    private void Add(LineageGraph graph, EdgeRow edge, AssetId[] ids, AssetId? from, AssetId? to)
    {
        // That something is kept in a place says nothing of who uses it.
        if (from == to || edge.Role is LineageRole.Contains || (edge.Role is LineageRole.Stores && graph.KindOf(edge.Downstream) == AssetKinds.StoragePath))
        {
            return;
        }

        if (to is { } reader && edge.Role is not (LineageRole.Produces or LineageRole.Registers))
        {
            Put(ids[edge.Upstream], reader, edge.Role switch
            {
                LineageRole.Supports => SharingUse.RestsOn,
                LineageRole.Stores => SharingUse.Mounts,
                _ => SharingUse.Reads,
            });
        }
        else if (from is { } writer && edge.Role is LineageRole.Produces or LineageRole.Registers or LineageRole.Materializes)
        {
            Put(ids[edge.Downstream], from.Value, SharingUse.Writes);
        }
    }

    /// <summary>Datastores of several workspaces over one container share it, whether or not anything was read through them yet.</summary>
    private void AddDatastores(EstateSnapshot snapshot)
    {
        foreach (int index in snapshot.IndicesOf(AssetKinds.Datastore))
        {
            Asset datastore = snapshot[index];
            if (DatastoreLocation.Of(datastore) is { } text && AssetId.TryParse(text, null, out AssetId root, out _) && datastore.Id.Scope is { } workspace)
            {
                Put(root, workspace, SharingUse.Mounts);
            }
        }
    }

    /// <summary>Who reads or writes a folder does so with what lies in it.</summary>
    private void PushDown()
    {
        Dictionary<string, KeyValuePair<AssetId, SharingUse>[]> paths = _uses.Where(entry => entry.Key.Form == AssetIdForm.Storage)
            .ToDictionary(entry => entry.Key.Value, entry => entry.Value.ToArray(), StringComparer.Ordinal);
        foreach (AssetId inner in _uses.Keys.Where(id => id.Form == AssetIdForm.Storage).ToArray())
        {
            foreach (string outer in StoragePaths.Above(inner.Value))
            {
                foreach ((AssetId user, SharingUse use) in paths.GetValueOrDefault(outer) ?? [])
                {
                    if ((use & ~SharingUse.Mounts) is not SharingUse.None and var data)
                    {
                        Put(inner, user, data);
                    }
                }
            }
        }
    }

    private void Put(AssetId thing, AssetId user, SharingUse use)
    {
        if (thing.Form is AssetIdForm.Image or AssetIdForm.Git or AssetIdForm.Keyword or AssetIdForm.External or AssetIdForm.Empty)
        {
            return;
        }

        if (!_uses.TryGetValue(thing, out SortedList<AssetId, SharingUse>? users))
        {
            _uses[thing] = users = new SortedList<AssetId, SharingUse>(Comparer<AssetId>.Create((left, right) => string.CompareOrdinal(left.Value, right.Value)));
        }

        users[user] = users.GetValueOrDefault(user) | use;
    }
}

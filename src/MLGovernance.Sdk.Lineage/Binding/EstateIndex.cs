namespace MLGovernance.Lineage;

/// <summary>What binding a reference needs to know of the estate: workspaces by guid, where datastores point, versions of a container.</summary>
internal sealed class EstateIndex
{
    private readonly Dictionary<string, AssetId> _workspaces = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<AssetId, string> _datastoreRoots = [];
    private readonly Dictionary<string, List<AssetId>> _datastoresOver = new(StringComparer.Ordinal);
    private readonly Dictionary<AssetId, List<int>> _versions = [];
    private readonly HashSet<AssetId> _scopes = [];

    internal EstateIndex(EstateSnapshot snapshot)
    {
        Snapshot = snapshot;
        foreach (Asset workspace in snapshot.OfKind(AssetKinds.Workspace))
        {
            _scopes.Add(workspace.Id);
            if (workspace["/properties/workspaceId"]?.AsText() is { } guid)
            {
                _workspaces[guid] = workspace.Id;
            }
        }

        foreach (Asset datastore in snapshot.OfKind(AssetKinds.Datastore))
        {
            if (DatastoreLocation.Of(datastore) is { } root)
            {
                _datastoreRoots[datastore.Id] = root;
                if (!_datastoresOver.TryGetValue(root, out List<AssetId>? over))
                {
                    _datastoresOver[root] = over = [];
                }

                over.Add(datastore.Id);
            }
        }

        for (int i = 0; i < snapshot.Count; i++)
        {
            AssetId id = snapshot.IdOf(i);
            if (id.Scope is { } scope)
            {
                _scopes.Add(scope);
            }

            if (id.Version is not null && id.Container is { } container)
            {
                if (!_versions.TryGetValue(container, out List<int>? versions))
                {
                    _versions[container] = versions = [];
                }

                versions.Add(i);
            }
        }
    }

    internal EstateSnapshot Snapshot { get; }

    internal IReadOnlyDictionary<string, AssetId> WorkspacesByGuid => _workspaces;

    internal IEnumerable<KeyValuePair<AssetId, string>> DatastoreRoots => _datastoreRoots;

    /// <summary>Tells whether the snapshot covers a workspace or registry, so that something missing from it is missing indeed.</summary>
    internal bool Covers(AssetId? scope) => scope is { } known && _scopes.Contains(known);

    /// <summary>Resolves a path in a datastore to the storage that it means, so that every spelling of a place is one node.</summary>
    internal AssetId ToStorage(AssetId path)
    {
        if (path.Form != AssetIdForm.DatastorePath || path.Datastore is not { } datastore || !_datastoreRoots.TryGetValue(datastore, out string? root))
        {
            return path;
        }

        return AssetId.Parse(string.IsNullOrEmpty(path.Path) ? root : $"{root}/{path.Path}");
    }

    /// <summary>Gets the datastores that point at a storage container, of any workspace.</summary>
    internal IReadOnlyList<AssetId> DatastoresOver(AssetId storagePath) =>
        storagePath is { Form: AssetIdForm.Storage, StorageAccount: { } account, StorageContainer: { } container }
        && _datastoresOver.TryGetValue($"storage://{account}/{container}", out List<AssetId>? over)
            ? over
            : [];

    /// <summary>Gets the versions of a container, oldest first; equal times in order of their version text.</summary>
    internal IReadOnlyList<Asset> VersionsOf(AssetId container)
    {
        if (!_versions.TryGetValue(container, out List<int>? versions))
        {
            return [];
        }

        return [.. versions
            .Select(index => Snapshot[index])
            .OrderBy(version => version.CreatedAt ?? DateTimeOffset.MinValue)
            .ThenBy(version => version.Version, StringComparer.Ordinal)];
    }

    internal IEnumerable<AssetId> Containers => _versions.Keys;
}

namespace MLGovernance.Lineage;

/// <summary>The nodes of a graph: the snapshot's assets, then what they refer to, in the order in which the references were met.</summary>
internal sealed class BoundNodes(EstateIndex estate, ReferenceBinder binder)
{
    private readonly Dictionary<AssetId, int> _others = [];
    private readonly List<AssetId> _otherIds = [];
    private readonly List<AssetKind> _otherKinds = [];
    private readonly List<LineageNodeState> _otherStates = [];

    internal EstateSnapshot Snapshot => estate.Snapshot;

    internal int Count => Snapshot.Count + _otherIds.Count;

    internal AssetId IdOf(int node) => node < Snapshot.Count ? Snapshot.IdOf(node) : _otherIds[node - Snapshot.Count];

    internal AssetKind KindOf(int node) => node < Snapshot.Count ? Snapshot.KindOf(node) : _otherKinds[node - Snapshot.Count];

    internal LineageNodeState StateOf(int node) => node < Snapshot.Count ? LineageNodeState.Asset : _otherStates[node - Snapshot.Count];

    /// <summary>Finds the node of an identity, or returns -1.</summary>
    internal int Find(AssetId id)
    {
        AssetId resolved = estate.ToStorage(id);
        return Snapshot.TryGetIndex(resolved, out int index) ? index : _others.GetValueOrDefault(resolved, -1);
    }

    /// <summary>Finds the node that a reference means, or returns -1.</summary>
    internal int Bind(Asset from, AssetReference reference) => binder.Bind(from.Id, reference).Target is { } target ? Find(target) : -1;

    /// <summary>Finds the node of an identity, or makes one for something that is no asset of the snapshot.</summary>
    internal int FindOrAdd(AssetId id)
    {
        int known = Find(id);
        if (known >= 0)
        {
            return known;
        }

        AssetKind kind = Snapshot.Kinds.KindOf(id);
        _others.Add(id, Count);
        _otherIds.Add(id);
        _otherKinds.Add(kind);
        _otherStates.Add(State(id));
        return Count - 1;
    }

    private LineageNodeState State(AssetId id) => id.Form switch
    {
        AssetIdForm.Resource or AssetIdForm.RegistryAsset => estate.Covers(id.Scope) ? LineageNodeState.Missing : LineageNodeState.Outside,
        _ => LineageNodeState.Place,
    };
}

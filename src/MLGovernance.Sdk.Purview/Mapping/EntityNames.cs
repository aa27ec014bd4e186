using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>
/// Tells which nodes get an entity, and under which type and qualified name it stands in the catalogue. Storage paths take the names that
/// Purview's own scanners give, so that lineage joins what is there; everything else takes its canonical identity.
/// </summary>
internal sealed class EntityNames
{
    private readonly LineageGraph _graph;
    private readonly TypeNames _types;
    private readonly CatalogReference?[] _references;
    private readonly AssetId[] _ids;
    private readonly bool[] _isPublished;
    private readonly HashSet<string> _hierarchical = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<AssetKind, string> _typeNames = [];

    internal EntityNames(LineageGraph graph, TypeNames types)
    {
        _graph = graph;
        _types = types;
        _references = new CatalogReference?[graph.NodeCount];
        _ids = new AssetId[graph.NodeCount];
        _isPublished = PublishedIn(graph);
        foreach (Asset datastore in graph.Snapshot.OfKind(AssetKinds.Datastore))
        {
            if (datastore["/properties/datastoreType"]?.AsText() == "AzureDataLakeGen2" && datastore["/properties/accountName"]?.AsText() is { } account)
            {
                _hierarchical.Add(account);
            }
        }

        foreach (Asset account in graph.Snapshot.OfKind(AssetKinds.StorageAccount))
        {
            if (account["/properties/isHnsEnabled"]?.AsBoolean() == true)
            {
                _hierarchical.Add(account.Name);
            }
        }
    }

    /// <summary>Tells whether a node gets an entity: its kind is one of the catalogue's, data flows through it, or a relationship names it, as an environment its image.</summary>
    internal bool IsPublished(int node) => _isPublished[node];

    /// <summary>Gets the identity of a node; made once.</summary>
    internal AssetId IdOf(int node)
    {
        ref AssetId id = ref _ids[node];
        return id == default ? id = _graph[node].Id : id;
    }

    /// <summary>Gets the name of a node for people.</summary>
    internal string DisplayNameOf(LineageNode node) => node.State == LineageNodeState.Place ? IdOf(node.Index).Value : IdOf(node.Index).DisplayName;

    /// <summary>Names the entity of a node.</summary>
    internal CatalogReference Of(int node) => _references[node] ??= Name(_graph[node]);

    /// <summary>Names the entities of nodes, in the order of type and name. Two spellings that give one name give it once.</summary>
    internal ImmutableArray<CatalogReference> Of(ReadOnlySpan<int> nodes)
    {
        if (nodes.Length < 2)
        {
            return nodes.IsEmpty ? [] : [Of(nodes[0])];
        }

        var named = new CatalogReference[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            named[i] = Of(nodes[i]);
        }

        Array.Sort(named, CatalogReference.Compare);
        bool isDistinct = true;
        for (int i = 1; i < named.Length; i++)
        {
            isDistinct &= named[i] != named[i - 1];
        }

        return isDistinct ? ImmutableCollectionsMarshal.AsImmutableArray(named) : [.. named.Distinct()];
    }

    private CatalogReference Name(LineageNode node)
    {
        AssetId id = IdOf(node.Index);
        return id is { Form: AssetIdForm.Storage, StorageContainer: { Length: > 0 } container } ? OfStorage(id, container) : new CatalogReference(TypeOf(node.Kind), id.Value);
    }

    private string TypeOf(AssetKind kind) => _typeNames.TryGetValue(kind, out string? name) ? name : _typeNames[kind] = _types.Of(kind);

    /// <summary>
    /// Names a storage path as <c>azure_datalake_gen2_path</c> or <c>azure_blob_path</c>: hierarchical accounts by their dfs host, others by
    /// blob; folders end in a slash, files do not. A last step without an extension is taken for a folder.
    /// </summary>
    private CatalogReference OfStorage(AssetId storage, string container)
    {
        string account = storage.StorageAccount!;
        return QualifiedName.OfStorage(account, container, storage.Path, _hierarchical.Contains(account));
    }

    private static bool[] PublishedIn(LineageGraph graph)
    {
        bool[] isPublished = new bool[graph.NodeCount];
        for (int node = 0; node < isPublished.Length; node++)
        {
            isPublished[node] = graph[node] is { State: LineageNodeState.Asset, Kind.CatalogRole: not CatalogRole.None };
        }

        foreach (LineageEdge edge in graph.AllEdges)
        {
            bool isData = LineageRoleSet.Data.Contains(edge.Role);
            isPublished[edge.Downstream.Index] |= isData;
            isPublished[edge.Upstream.Index] |= isData || CatalogRelationships.Names(edge.Upstream, edge);
        }

        return isPublished;
    }
}

using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>
/// Tells under which type and qualified name a node stands in the catalogue. Storage paths take the names that Purview's own scanners give,
/// so that lineage joins what is there; everything else takes its canonical identity.
/// </summary>
internal sealed class EntityNames
{
    private readonly LineageGraph _graph;
    private readonly TypeNames _types;
    private readonly CatalogReference?[] _references;
    private readonly HashSet<string> _hierarchical = new(StringComparer.OrdinalIgnoreCase);

    internal EntityNames(LineageGraph graph, TypeNames types)
    {
        _graph = graph;
        _types = types;
        _references = new CatalogReference?[graph.NodeCount];
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

    internal CatalogReference Of(LineageNode node) => _references[node.Index] ??=
        node.Id is { Form: AssetIdForm.Storage, StorageContainer.Length: > 0 } storage ? OfStorage(storage) : new CatalogReference(_types.Of(node.Kind), node.Id.Value);

    /// <summary>
    /// Names a storage path as <c>azure_datalake_gen2_path</c> or <c>azure_blob_path</c>: hierarchical accounts by their dfs host, others by
    /// blob; folders end in a slash, files do not. A last step without an extension is taken for a folder.
    /// </summary>
    private CatalogReference OfStorage(AssetId storage) =>
        QualifiedName.OfStorage(storage.StorageAccount!, storage.StorageContainer!, storage.Path, _hierarchical.Contains(storage.StorageAccount!));

    /// <summary>Tells whether a node gets an entity: its kind is one of the catalogue's, data flows through it, or a relationship names it, as an environment its image.</summary>
    internal bool IsPublished(LineageNode node) =>
        (node.State == LineageNodeState.Asset && node.Kind.CatalogRole != CatalogRole.None)
        || _graph.EdgesInto(node).Concat(_graph.EdgesOutOf(node)).Any(edge => LineageRoleSet.Data.Contains(edge.Role) || (edge.Upstream == node && CatalogRelationships.Names(node, edge)));
}

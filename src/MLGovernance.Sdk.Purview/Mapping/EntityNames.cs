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
    private readonly HashSet<string> _hierarchical = new(StringComparer.OrdinalIgnoreCase);

    internal EntityNames(LineageGraph graph, TypeNames types)
    {
        _graph = graph;
        _types = types;
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

    internal CatalogReference Of(LineageNode node) =>
        node.Id is { Form: AssetIdForm.Storage, StorageContainer.Length: > 0 } storage ? OfStorage(storage) : new CatalogReference(_types.Of(node.Kind), node.Id.Value);

    /// <summary>
    /// Names a storage path as <c>azure_datalake_gen2_path</c> or <c>azure_blob_path</c>: hierarchical accounts by their dfs host, others by
    /// blob; folders end in a slash, files do not. A last step without an extension is taken for a folder.
    /// </summary>
    private CatalogReference OfStorage(AssetId storage)
    {
        bool hierarchical = _hierarchical.Contains(storage.StorageAccount!);
        string root = $"https://{storage.StorageAccount}.{(hierarchical ? "dfs" : "blob")}.core.windows.net/{storage.StorageContainer}";
        if (string.IsNullOrEmpty(storage.Path))
        {
            return new CatalogReference(hierarchical ? "azure_datalake_gen2_filesystem" : "azure_blob_container", root);
        }

        string path = storage.Path.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);
        string folder = IsFile(path) ? string.Empty : "/";
        return new CatalogReference(hierarchical ? "azure_datalake_gen2_path" : "azure_blob_path", $"{root}/{path}{folder}");
    }

    /// <summary>Takes a last step that ends in a short extension of letters and digits for a file; <c>dcid.run-1</c> is none.</summary>
    internal static bool IsFile(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        string extension = name[(name.LastIndexOf('.') + 1)..];
        return extension.Length < name.Length && extension.Length is > 0 and <= 10 && extension.All(char.IsAsciiLetterOrDigit);
    }

    /// <summary>Tells whether a node gets an entity: its kind is one of the catalogue's, or data flows through it.</summary>
    internal bool IsPublished(LineageNode node) =>
        (node.State == LineageNodeState.Asset && node.Kind.CatalogRole != CatalogRole.None)
        || _graph.EdgesInto(node).Concat(_graph.EdgesOutOf(node)).Any(edge => LineageRoleSet.Data.Contains(edge.Role));
}

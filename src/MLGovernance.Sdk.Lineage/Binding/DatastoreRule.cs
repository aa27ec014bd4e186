namespace MLGovernance.Lineage;

/// <summary>Joins storage accounts to the datastores over them, and datastores to the paths that assets use in them.</summary>
internal static class DatastoreRule
{
    internal static void Apply(BindingContext context)
    {
        var accounts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (int index in context.Snapshot.IndicesOf(AssetKinds.StorageAccount))
        {
            accounts[context.Snapshot.IdOf(index).Name] = index;
        }

        foreach (int datastore in context.Snapshot.IndicesOf(AssetKinds.Datastore))
        {
            if (context.Snapshot[datastore]["/properties/accountName"]?.AsText() is { } name && accounts.TryGetValue(name, out int account))
            {
                context.Edges.Infer(account, datastore, LineageRole.Stores, datastore, LineageInference.AccountName, EdgeConfidence.Derived);
            }
        }

        for (int node = context.Snapshot.Count; node < context.Nodes.Count; node++)
        {
            AssetId path = context.Nodes.IdOf(node);
            foreach (AssetId datastore in context.Estate.DatastoresOver(path))
            {
                int store = context.Nodes.Find(datastore);
                context.Edges.Infer(store, node, LineageRole.Stores, store, LineageInference.SameStoragePath, EdgeConfidence.Derived);
            }
        }
    }
}

namespace MLGovernance.Lineage;

/// <summary>Joins a container registry to the images whose host is its login server.</summary>
internal static class ImageRule
{
    internal static void Apply(BindingContext context)
    {
        var servers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (Asset registry in context.Snapshot.OfKind(AssetKinds.ContainerRegistry))
        {
            servers[registry["/properties/loginServer"]?.AsText() ?? registry.Name + ".azurecr.io"] = registry.Index;
        }

        for (int node = context.Snapshot.Count; node < context.Nodes.Count; node++)
        {
            if (context.Nodes.KindOf(node) == AssetKinds.ContainerImage
                && servers.TryGetValue(context.Nodes.IdOf(node).Value.Split('/')[0], out int registry))
            {
                context.Edges.Infer(registry, node, LineageRole.Stores, registry, LineageInference.AccountName, EdgeConfidence.Derived);
            }
        }
    }
}

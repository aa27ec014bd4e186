namespace MLGovernance.Lineage;

/// <summary>
/// Joins a registry's asset to the workspace asset that it was copied from. Azure keeps no back pointer: equal kind, name and version are the
/// sign, and the copy must not be older than its origin.
/// </summary>
internal static class RegistryCopyRule
{
    internal static void Apply(BindingContext context)
    {
        foreach (AssetKind kind in (AssetKind[])[AssetKinds.ModelVersion, AssetKinds.DataVersion, AssetKinds.EnvironmentVersion, AssetKinds.ComponentVersion])
        {
            var copies = new Dictionary<(string Name, string? Version), Asset>();
            foreach (Asset asset in context.Snapshot.OfKind(kind))
            {
                if (asset.Id.Form == AssetIdForm.RegistryAsset)
                {
                    copies.TryAdd((asset.Name, asset.Version), asset);
                }
            }

            foreach (Asset origin in context.Snapshot.OfKind(kind))
            {
                if (origin.Id.Form != AssetIdForm.RegistryAsset
                    && copies.TryGetValue((origin.Name, origin.Version), out Asset? copy)
                    && !(copy.CreatedAt < origin.CreatedAt))
                {
                    context.Edges.Infer(
                        origin.Index, copy.Index, LineageRole.DerivesFrom, copy.Index, LineageInference.RegistryCopy, EdgeConfidence.Assumed);
                }
            }
        }
    }
}

namespace MLGovernance.Lineage;

/// <summary>Joins an asset to the nearest asset that its identity lies in: version to container, deployment to endpoint, everything to its workspace.</summary>
internal static class ContainmentRule
{
    internal static void Apply(BindingContext context)
    {
        for (int child = 0; child < context.Snapshot.Count; child++)
        {
            AssetKind kind = context.Snapshot.KindOf(child);
            if (kind.ParentRole is not { } role)
            {
                continue;
            }

            AssetId id = context.Snapshot.IdOf(child);
            for (AssetId? parent = id.Parent ?? id.Scope; parent is { } candidate; parent = candidate.Parent ?? Above(candidate))
            {
                if (context.Snapshot.TryGetIndex(candidate, out int index))
                {
                    if (context.Snapshot.KindOf(index).IsAdministrativeScope)
                    {
                        break;
                    }

                    bool direct = index != child && candidate == id.Parent;
                    bool down = kind.ParentIsDownstream && direct;
                    LineageRole edgeRole = direct ? role : LineageRole.Contains;
                    context.Edges.Infer(
                        down ? child : index, down ? index : child, edgeRole, child, LineageInference.IdentityNesting, EdgeConfidence.Derived);
                    break;
                }
            }
        }

        static AssetId? Above(AssetId candidate) => candidate.Scope is { } scope && scope != candidate ? scope : null;
    }
}

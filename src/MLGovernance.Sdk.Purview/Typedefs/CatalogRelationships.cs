using System.Collections.Frozen;
using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>The table of relationships. One more is one line here: typedefs, mapping and comparison read the table.</summary>
internal static class CatalogRelationships
{
    /// <summary>Gets all, ordered by name.</summary>
    internal static ImmutableArray<CatalogRelationship> All { get; } =
    [
        .. new CatalogRelationship[]
        {
            new(LineageRole.Deploys, AssetKinds.ModelVersion, "onlineDeployments", AssetKinds.OnlineDeployment, "servedModels"),
            new(LineageRole.Deploys, AssetKinds.ModelVersion, "batchDeployments", AssetKinds.BatchDeployment, "servedModels"),
            new(LineageRole.Serves, AssetKinds.OnlineDeployment, "endpoint", AssetKinds.OnlineEndpoint, "deployments") { IsStatedUpstream = true, IsHolding = true },
            new(LineageRole.Serves, AssetKinds.BatchDeployment, "endpoint", AssetKinds.BatchEndpoint, "deployments") { IsStatedUpstream = true, IsHolding = true },
            new(LineageRole.BuildsFrom, AssetKinds.ContainerImage, "environments", AssetKinds.EnvironmentVersion, "baseImages"),
            Versions(AssetKinds.CodeContainer, AssetKinds.CodeVersion),
            Versions(AssetKinds.ComponentContainer, AssetKinds.ComponentVersion),
            Versions(AssetKinds.DataContainer, AssetKinds.DataVersion),
            Versions(AssetKinds.EnvironmentContainer, AssetKinds.EnvironmentVersion),
            Versions(AssetKinds.FeatureSetContainer, AssetKinds.FeatureSetVersion),
            Versions(AssetKinds.FeatureStoreEntityContainer, AssetKinds.FeatureStoreEntityVersion),
            Versions(AssetKinds.ModelContainer, AssetKinds.ModelVersion),
        }.OrderBy(relationship => relationship.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, CatalogRelationship[]> Stated = All
        .GroupBy(relationship => relationship.StatedBy.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderBy(relationship => relationship.Attribute, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Returns the relationships that assets of a kind state, ordered by attribute.</summary>
    internal static ReadOnlySpan<CatalogRelationship> StatedBy(AssetKind kind) => Stated.GetValueOrDefault(kind.Name);

    /// <summary>Tells whether an edge names a place that no resource states, such as a container image.</summary>
    internal static bool Names(LineageNode place, LineageEdge edge)
    {
        foreach (CatalogRelationship relationship in StatedBy(edge.Downstream.Kind))
        {
            if (!relationship.IsStatedUpstream && relationship.Role == edge.Role && relationship.Upstream == place.Kind && place.State == LineageNodeState.Place)
            {
                return true;
            }
        }

        return false;
    }

    private static CatalogRelationship Versions(AssetKind container, AssetKind version) =>
        new(LineageRole.Contains, container, "versions", version, "container") { IsHolding = true };
}

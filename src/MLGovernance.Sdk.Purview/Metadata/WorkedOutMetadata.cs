using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>The values of all groups that are worked out for one estate.</summary>
internal sealed class WorkedOutMetadata(ComplianceReport report, ImmutableArray<AssetMetadata> groups, CancellationToken cancellationToken)
{
    private readonly (AssetMetadata Group, IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Values)[] _groups =
    [
        .. from item in groups
           let values = item.Of(report, cancellationToken)
           where values is not null
           select (item, values),
    ];

    /// <summary>Adds what is known of the asset or place.</summary>
    public CatalogEntity On(AssetId id, CatalogEntity entity)
    {
        foreach ((AssetMetadata group, IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> values) in _groups)
        {
            ImmutableArray<CatalogAttribute> attributes = values.TryGetValue(id, out ImmutableArray<CatalogAttribute> found) ? found : group.Absent;
            if (!attributes.IsEmpty)
            {
                entity = entity with { BusinessMetadata = entity.BusinessMetadata.SetItem(group.Group, attributes) };
            }
        }

        return entity;
    }
}

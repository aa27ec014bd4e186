using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>The values of all groups that are worked out for one estate.</summary>
internal sealed class WorkedOutMetadata
{
    private readonly (AssetMetadata Group, IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Values)[] _groups;

    /// <summary>What most assets get, made once.</summary>
    private readonly ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>> _absent;

    public WorkedOutMetadata(ComplianceReport report, ImmutableArray<AssetMetadata> groups, CancellationToken cancellationToken)
    {
        _groups =
        [
            .. from item in groups
               let values = item.Of(report, cancellationToken)
               where values is not null
               select (item, values),
        ];
        _absent = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, _groups.Where(group => !group.Group.Absent.IsEmpty).Select(group => KeyValuePair.Create(group.Group.Group, group.Group.Absent)));
    }

    /// <summary>Adds what is known of the asset or place.</summary>
    public CatalogEntity On(AssetId id, CatalogEntity entity)
    {
        ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>> metadata = entity.BusinessMetadata.IsEmpty ? _absent : entity.BusinessMetadata.SetItems(_absent);
        foreach ((AssetMetadata group, IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> values) in _groups)
        {
            if (values.TryGetValue(id, out ImmutableArray<CatalogAttribute> found) && !found.IsEmpty)
            {
                metadata = metadata.SetItem(group.Group, found);
            }
        }

        return ReferenceEquals(metadata, entity.BusinessMetadata) ? entity : entity with { BusinessMetadata = metadata };
    }
}

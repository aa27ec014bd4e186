namespace MLGovernance.Purview;

/// <summary>Changes how assets of one kind are mapped, where the kind's table is not enough.</summary>
public abstract class AssetEntityMapper
{
    /// <summary>Gets the kind.</summary>
    public abstract AssetKind Kind { get; }

    /// <summary>Returns the entity to publish for an asset.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="entity">The entity that the table gives; attributes may be added or replaced. Its key must stay.</param>
    public abstract CatalogEntity Map(Asset asset, CatalogEntity entity);
}

using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>Settings of an <see cref="EntityMapper"/>.</summary>
public sealed class EntityMapperOptions
{
    /// <summary>Gets or sets the names of the types that kinds are published as. The default names are this library's own.</summary>
    public TypeNames TypeNames { get; set; } = TypeNames.Default;

    /// <summary>Gets or sets the mappers that change what the table gives. The default is none.</summary>
    public ImmutableArray<AssetEntityMapper> Mappers { get; set; } = [];

    /// <summary>
    /// Gets or sets how classifications that tags state, and curators set, travel along lineage on to what is published, or
    /// <see langword="null"/>, the default, to publish none. A publish takes off only those that an earlier one put on.
    /// </summary>
    public ClassificationOptions? Classifications { get; set; }

    /// <summary>
    /// Gets or sets the groups of business metadata that are worked out for the whole estate. The default is access, ownership, risk and sharing; the first publishes nothing
    /// where no role assignment was read.
    /// </summary>
    public ImmutableArray<AssetMetadata> Metadata { get; set; } = [new AccessMetadata(), new OwnershipMetadata(), new RiskMetadata(), new SharingMetadata()];
}

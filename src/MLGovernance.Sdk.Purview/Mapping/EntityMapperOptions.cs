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
    /// Gets or sets the roles of data lineage that are published as edges straight from data set to data set (Purview's <c>direct_lineage_dataset_dataset</c>) where
    /// no job stands between. The default is none: then a process of the type <see cref="TypeNames.LineageStep"/> stands there and tells the role and how sure it
    /// is, which an edge cannot. Set for example <see cref="LineageRole.Materializes"/> where such processes are noise. Storage paths keep the process: an edge
    /// would replace those that other tools state.
    /// </summary>
    public LineageRoleSet DirectLineage { get; set; }

    /// <summary>
    /// Gets or sets the groups of business metadata that are worked out for the whole estate. The default is access, evaluation, ownership, risk and sharing; the first
    /// publishes nothing where no role assignment was read.
    /// </summary>
    public ImmutableArray<AssetMetadata> Metadata { get; set; } =
        [new AccessMetadata(), new EvaluationMetadata(), new OwnershipMetadata(), new RiskMetadata(), new SharingMetadata()];

    /// <summary>
    /// Gets or sets how owners and experts are found, or <see langword="null"/> to publish none. The default reads the tags and role assignments that
    /// <see cref="AssetContacts"/> names. They are set only where nobody named a contact of that type in the catalogue.
    /// </summary>
    public AssetContacts? Contacts { get; set; } = new();

    /// <summary>Gets or sets the rules that assign glossary terms. The default is none. Terms that a rule no longer assigns stay: whether a person wants one is not known.</summary>
    public ImmutableArray<GlossaryRule> GlossaryRules { get; set; } = [];
}

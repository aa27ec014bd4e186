namespace MLGovernance.OpenLineage;

/// <summary>A dataset: a table, a folder of files, a topic, a model.</summary>
/// <param name="Namespace">The namespace, by the naming rules of its platform, for example <c>postgres://warehouse:5432</c>.</param>
/// <param name="Name">The name, unique in the namespace, for example <c>shop.public.orders</c>.</param>
public record Dataset(string Namespace, string Name)
{
    /// <summary>Gets the dataset facets: schema, version, owners, column lineage and so on.</summary>
    public FacetSet Facets { get; init; } = FacetSet.Empty;
}

/// <summary>A dataset that a run or job reads.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
public sealed record InputDataset(string Namespace, string Name) : Dataset(Namespace, Name)
{
    /// <summary>Gets the facets that tell of this reading only, such as what was measured of the data.</summary>
    public FacetSet InputFacets { get; init; } = FacetSet.Empty;
}

/// <summary>A dataset that a run or job writes.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
public sealed record OutputDataset(string Namespace, string Name) : Dataset(Namespace, Name)
{
    /// <summary>Gets the facets that tell of this writing only, such as how many rows were written.</summary>
    public FacetSet OutputFacets { get; init; } = FacetSet.Empty;
}

namespace MLGovernance.OpenLineage;

/// <summary>Where a dataset lives.</summary>
public sealed record DatasourceDatasetFacet
{
    /// <summary>Gets the name of the source.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the address of the source.</summary>
    public string? Uri { get; init; }
}

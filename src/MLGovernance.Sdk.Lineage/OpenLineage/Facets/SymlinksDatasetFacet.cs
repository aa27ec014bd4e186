namespace MLGovernance.OpenLineage;

/// <summary>Other names of the same dataset, for example the catalogue's name of a folder.</summary>
public sealed record SymlinksDatasetFacet
{
    /// <summary>Gets the names.</summary>
    public IReadOnlyList<SymlinksDatasetFacetIdentifier> Identifiers { get => field ?? []; init; }
}

/// <summary>Another name of a dataset.</summary>
public sealed record SymlinksDatasetFacetIdentifier
{
    /// <summary>Gets the namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what sort of name it is: <c>TABLE</c>, <c>LOCATION</c>.</summary>
    public string? Type { get; init; }
}

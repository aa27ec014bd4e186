namespace MLGovernance.OpenLineage;

/// <summary>The query of a job.</summary>
public sealed record SqlJobFacet
{
    /// <summary>Gets the query.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the dialect.</summary>
    public string? Dialect { get; init; }
}

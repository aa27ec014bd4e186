namespace MLGovernance.OpenLineage;

/// <summary>What sort of dataset it is.</summary>
public sealed record DatasetTypeDatasetFacet
{
    /// <summary>Gets the sort, for example <c>TABLE</c>, <c>VIEW</c>, <c>FILE</c>, <c>TOPIC</c>, <c>MODEL</c>.</summary>
    public required string DatasetType { get; init; }

    /// <summary>Gets the sort in more detail, for example <c>MATERIALIZED</c>.</summary>
    public string? SubType { get; init; }
}

namespace MLGovernance.OpenLineage;

/// <summary>How much a run wrote.</summary>
public sealed record OutputStatisticsOutputDatasetFacet
{
    /// <summary>Gets the number of rows.</summary>
    public long? RowCount { get; init; }

    /// <summary>Gets the size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Gets the number of files.</summary>
    public long? FileCount { get; init; }
}

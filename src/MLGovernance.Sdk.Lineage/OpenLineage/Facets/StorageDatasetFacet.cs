namespace MLGovernance.OpenLineage;

/// <summary>How a dataset is stored.</summary>
public sealed record StorageDatasetFacet
{
    /// <summary>Gets the layer, for example <c>iceberg</c> or <c>delta</c>.</summary>
    public required string StorageLayer { get; init; }

    /// <summary>Gets the format of the files, for example <c>parquet</c>.</summary>
    public string? FileFormat { get; init; }
}

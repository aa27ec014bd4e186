namespace MLGovernance.OpenLineage;

/// <summary>The version of a dataset, in the words of its platform.</summary>
public sealed record DatasetVersionDatasetFacet
{
    /// <summary>Gets the version.</summary>
    public required string DatasetVersion { get; init; }
}

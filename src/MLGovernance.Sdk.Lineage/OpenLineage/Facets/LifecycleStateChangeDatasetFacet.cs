namespace MLGovernance.OpenLineage;

/// <summary>What happened to a dataset as a whole.</summary>
public sealed record LifecycleStateChangeDatasetFacet
{
    /// <summary>Gets <c>ALTER</c>, <c>CREATE</c>, <c>DROP</c>, <c>OVERWRITE</c>, <c>RENAME</c> or <c>TRUNCATE</c>.</summary>
    public required string LifecycleStateChange { get; init; }

    /// <summary>Gets the name before a <c>RENAME</c>.</summary>
    public DatasetIdentifier? PreviousIdentifier { get; init; }
}

/// <summary>The name of a dataset.</summary>
public sealed record DatasetIdentifier
{
    /// <summary>Gets the namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }
}

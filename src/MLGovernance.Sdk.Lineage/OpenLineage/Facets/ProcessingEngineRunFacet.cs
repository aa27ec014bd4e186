namespace MLGovernance.OpenLineage;

/// <summary>The engine that ran a job, such as Spark.</summary>
public sealed record ProcessingEngineRunFacet
{
    /// <summary>Gets the version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the version of the OpenLineage integration.</summary>
    public string? OpenlineageAdapterVersion { get; init; }
}

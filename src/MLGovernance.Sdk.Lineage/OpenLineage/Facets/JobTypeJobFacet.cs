namespace MLGovernance.OpenLineage;

/// <summary>What sort of job it is.</summary>
public sealed record JobTypeJobFacet
{
    /// <summary>Gets <c>BATCH</c>, <c>STREAMING</c> or <c>SERVICE</c>.</summary>
    public required string ProcessingType { get; init; }

    /// <summary>Gets the integration, for example <c>SPARK</c>, <c>DBT</c>, <c>AIRFLOW</c>, <c>FLINK</c>.</summary>
    public required string Integration { get; init; }

    /// <summary>Gets the sort in the words of the integration, for example <c>TASK</c>.</summary>
    public string? JobType { get; init; }
}

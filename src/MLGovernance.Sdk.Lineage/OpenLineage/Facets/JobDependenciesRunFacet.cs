namespace MLGovernance.OpenLineage;

/// <summary>Which jobs a run waited for, and which wait for it.</summary>
public sealed record JobDependenciesRunFacet
{
    /// <summary>Gets the jobs before.</summary>
    public IReadOnlyList<JobDependency>? Upstream { get; init; }

    /// <summary>Gets the jobs after.</summary>
    public IReadOnlyList<JobDependency>? Downstream { get; init; }
}

/// <summary>A job that another waits for.</summary>
public sealed record JobDependency
{
    /// <summary>Gets the job.</summary>
    public required JobIdentifier Job { get; init; }

    /// <summary>Gets the run of it, where one is meant.</summary>
    public RunIdentifier? Run { get; init; }
}

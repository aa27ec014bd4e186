namespace MLGovernance.Pipeline;

/// <summary>How a hosted sync stands at a moment.</summary>
public sealed record SyncStatus
{
    /// <summary>Gets when the host began to sync, or null before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets a value that tells whether another host holds the lease, so that this one runs nothing.</summary>
    public bool IsStandingBy { get; init; }

    /// <summary>Gets a value that tells whether a run is under way.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Gets when the next scheduled run is due, before jitter, or null when none is.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>Gets when the last run began, or null before the first.</summary>
    public DateTimeOffset? LastStarted { get; init; }

    /// <summary>Gets why the last run began, or null before the first.</summary>
    public SyncTrigger? LastTrigger { get; init; }

    /// <summary>Gets when the last run that succeeded ended, or null before the first.</summary>
    public DateTimeOffset? LastSucceeded { get; init; }

    /// <summary>Gets how many runs failed since the last that succeeded.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>Gets why the last run failed, without secrets, or null when it succeeded.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Gets how many entities catalogues refused in the last run that succeeded.</summary>
    public int RefusedEntities { get; init; }
}

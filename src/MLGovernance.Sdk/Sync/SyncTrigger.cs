namespace MLGovernance.Pipeline;

/// <summary>Why a run of the hosted sync began.</summary>
public enum SyncTrigger
{
    /// <summary>The host started.</summary>
    Start,

    /// <summary>The schedule said so.</summary>
    Schedule,

    /// <summary>Something asked for it, for example an event of a workspace.</summary>
    Request,
}

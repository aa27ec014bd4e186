namespace MLGovernance.OpenLineage;

/// <summary>When a job of Azure ML ran and how it ended, as far as its payload and run history tell.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended, or was last seen.</param>
/// <param name="State">Its last transition.</param>
internal readonly record struct JobTimes(DateTimeOffset Start, DateTimeOffset End, RunEventType State)
{
    internal static JobTimes Of(Asset job, DateTimeOffset fallback)
    {
        DateTimeOffset start = job["/runHistory/startTimeUtc"]?.AsTime() ?? job.CreatedAt ?? fallback;
        DateTimeOffset end = job["/runHistory/endTimeUtc"]?.AsTime() ?? job.ModifiedAt ?? start;
        return new JobTimes(start, end < start ? start : end, StateOf(job["/properties/status"]?.AsText()));
    }

    /// <summary>Translates the states of Azure ML (JobStatus of Microsoft.MachineLearningServices); what is no end and does not run is <c>OTHER</c>.</summary>
    private static RunEventType StateOf(string? status) => status switch
    {
        "Completed" or "Finished" => RunEventType.Complete,
        "Failed" or "NotResponding" => RunEventType.Fail,
        "Canceled" => RunEventType.Abort,
        "Running" or "Finalizing" or "CancelRequested" or "Paused" => RunEventType.Running,
        _ => RunEventType.Other,
    };
}

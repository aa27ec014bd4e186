namespace MLGovernance.OpenLineage;

/// <summary>An end of an edge as events name it.</summary>
internal readonly record struct EventEnd(bool IsJob, string Namespace, string Name)
{
    internal static EventEnd Of(Job job) => new(true, job.Namespace, job.Name);

    internal static EventEnd Of(JobIdentifier job) => new(true, job.Namespace, job.Name);

    internal static EventEnd Of(Dataset dataset) => new(false, dataset.Namespace, dataset.Name);

    /// <summary>Returns the source of explicit lineage; a job without a name is the one of the event.</summary>
    internal static EventEnd? Of(LineageInput input, EventEnd? self) => Of(input.Type, input.Namespace, input.Name, self);

    /// <summary>Returns the target of explicit lineage.</summary>
    internal static EventEnd? Of(LineageEntry entry, EventEnd? self) => Of(entry.Type, entry.Namespace, entry.Name, self);

    private static EventEnd? Of(string type, string? space, string? name, EventEnd? self)
    {
        bool isJob = type.Equals("JOB", StringComparison.OrdinalIgnoreCase);
        return !string.IsNullOrEmpty(space) && !string.IsNullOrEmpty(name) ? new EventEnd(isJob, space, name)
            : isJob && self is { IsJob: true } ? self
            : null;
    }
}

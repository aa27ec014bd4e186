using System.Collections.Immutable;

namespace MLGovernance.OpenLineage;

/// <summary>An event of the OpenLineage specification: a <see cref="RunEvent"/>, <see cref="JobEvent"/> or <see cref="DatasetEvent"/>.</summary>
/// <remarks>Names and meanings are those of https://openlineage.io/spec/2-0-2/OpenLineage.json.</remarks>
public abstract record OpenLineageEvent
{
    private protected OpenLineageEvent()
    {
    }

    /// <summary>Gets when the event occurred.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Gets the URI of the code that made the event.</summary>
    public string Producer { get; init; } = OpenLineageSpec.Producer;

    /// <summary>
    /// Gets the address of the schema that the event follows, as the event states it; null stands for the one of version 2-0-2 that
    /// fits the event's type.
    /// </summary>
    public string? SchemaUrl { get; init; }

    internal abstract string DefaultSchemaUrl { get; }
}

/// <summary>Tells that the state of a run changed, and what the run read and wrote.</summary>
public sealed record RunEvent : OpenLineageEvent
{
    /// <summary>Gets the transition; null where the event tells none.</summary>
    public RunEventType? EventType { get; init; }

    /// <summary>Gets the run.</summary>
    public required Run Run { get; init; }

    /// <summary>Gets the job that runs.</summary>
    public required Job Job { get; init; }

    /// <summary>Gets what the run reads.</summary>
    public ImmutableArray<InputDataset> Inputs { get; init; } = [];

    /// <summary>Gets what the run writes.</summary>
    public ImmutableArray<OutputDataset> Outputs { get; init; } = [];

    internal override string DefaultSchemaUrl => OpenLineageSpec.SchemaUrl + "#/$defs/RunEvent";
}

/// <summary>Tells of a job outside of any run: its owners, its code, what it is designed to read and write.</summary>
public sealed record JobEvent : OpenLineageEvent
{
    /// <summary>Gets the job.</summary>
    public required Job Job { get; init; }

    /// <summary>Gets what the job reads.</summary>
    public ImmutableArray<InputDataset> Inputs { get; init; } = [];

    /// <summary>Gets what the job writes.</summary>
    public ImmutableArray<OutputDataset> Outputs { get; init; } = [];

    internal override string DefaultSchemaUrl => OpenLineageSpec.SchemaUrl + "#/$defs/JobEvent";
}

/// <summary>Tells of a dataset outside of any run.</summary>
public sealed record DatasetEvent : OpenLineageEvent
{
    /// <summary>Gets the dataset.</summary>
    public required Dataset Dataset { get; init; }

    internal override string DefaultSchemaUrl => OpenLineageSpec.SchemaUrl + "#/$defs/DatasetEvent";
}

/// <summary>The transitions of a run. A run has one <see cref="Start"/> and one of <see cref="Complete"/>, <see cref="Abort"/> and <see cref="Fail"/>.</summary>
public enum RunEventType
{
    /// <summary>The run began.</summary>
    Start,

    /// <summary>The run goes on.</summary>
    Running,

    /// <summary>The run ended well.</summary>
    Complete,

    /// <summary>The run was stopped.</summary>
    Abort,

    /// <summary>The run failed.</summary>
    Fail,

    /// <summary>More is told of the run, which may be over.</summary>
    Other,
}

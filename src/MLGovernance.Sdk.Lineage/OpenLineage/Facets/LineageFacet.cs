namespace MLGovernance.OpenLineage;

/// <summary>Lineage that a producer states outright, of the dataset that carries the facet.</summary>
public sealed record LineageDatasetFacet
{
    /// <summary>Gets what the whole dataset was made from.</summary>
    public IReadOnlyList<LineageInput>? Inputs { get; init; }

    /// <summary>Gets what each column was made from, by the column's name.</summary>
    public IReadOnlyDictionary<string, LineageFieldEntry>? Fields { get; init; }
}

/// <summary>Lineage that a producer states outright, in the facets of a job.</summary>
public sealed record LineageJobFacet
{
    /// <summary>Gets the targets with their sources.</summary>
    public required IReadOnlyList<LineageEntry> Entries { get; init; }
}

/// <summary>A target of explicit lineage: a dataset or a job.</summary>
public sealed record LineageEntry
{
    /// <summary>Gets the namespace; null, for a job, means the job of the event.</summary>
    public string? Namespace { get; init; }

    /// <summary>Gets the name; null, for a job, means the job of the event.</summary>
    public string? Name { get; init; }

    /// <summary>Gets <c>DATASET</c> or <c>JOB</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the run of the job that is meant.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Gets the sources.</summary>
    public IReadOnlyList<LineageInput>? Inputs { get; init; }

    /// <summary>Gets the sources of each column, by the column's name.</summary>
    public IReadOnlyDictionary<string, LineageFieldEntry>? Fields { get; init; }
}

/// <summary>A source of explicit lineage: a dataset, a column of one, or a job.</summary>
public sealed record LineageInput
{
    /// <summary>Gets the namespace; null, for a job, means the job of the event.</summary>
    public string? Namespace { get; init; }

    /// <summary>Gets the name; null, for a job, means the job of the event.</summary>
    public string? Name { get; init; }

    /// <summary>Gets <c>DATASET</c> or <c>JOB</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the column of a dataset.</summary>
    public string? Field { get; init; }

    /// <summary>Gets the run of the job that is meant.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Gets how the data was transformed.</summary>
    public IReadOnlyList<LineageTransformation>? Transformations { get; init; }
}

/// <summary>What one column was made from.</summary>
public sealed record LineageFieldEntry
{
    /// <summary>Gets the sources.</summary>
    public IReadOnlyList<LineageInput> Inputs { get => field ?? []; init; }
}

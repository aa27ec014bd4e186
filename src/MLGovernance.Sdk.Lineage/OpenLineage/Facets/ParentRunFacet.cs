namespace MLGovernance.OpenLineage;

/// <summary>Which run started this one, and which stands at the root.</summary>
public sealed record ParentRunFacet
{
    /// <summary>Gets the run above.</summary>
    public required RunIdentifier Run { get; init; }

    /// <summary>Gets the job above.</summary>
    public required JobIdentifier Job { get; init; }

    /// <summary>Gets the run and job at the root.</summary>
    public ParentRunFacetRoot? Root { get; init; }
}

/// <summary>The run and job at the root of a hierarchy.</summary>
public sealed record ParentRunFacetRoot
{
    /// <summary>Gets the run.</summary>
    public required RunIdentifier Run { get; init; }

    /// <summary>Gets the job.</summary>
    public required JobIdentifier Job { get; init; }
}

/// <summary>The id of a run.</summary>
public sealed record RunIdentifier
{
    /// <summary>Gets the id.</summary>
    public required Guid RunId { get; init; }
}

/// <summary>The name of a job.</summary>
public sealed record JobIdentifier
{
    /// <summary>Gets the namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }
}

namespace MLGovernance.OpenLineage;

/// <summary>The code of a job.</summary>
public sealed record SourceCodeJobFacet
{
    /// <summary>Gets the language.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the code.</summary>
    public required string SourceCode { get; init; }
}

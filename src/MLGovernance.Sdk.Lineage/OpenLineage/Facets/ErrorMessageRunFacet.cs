namespace MLGovernance.OpenLineage;

/// <summary>Why a run failed.</summary>
public sealed record ErrorMessageRunFacet
{
    /// <summary>Gets the message.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the language of the program that failed.</summary>
    public required string ProgrammingLanguage { get; init; }

    /// <summary>Gets the stack trace.</summary>
    public string? StackTrace { get; init; }
}

namespace MLGovernance.Azure;

/// <summary>What an error body says, whatever its form.</summary>
internal sealed record ServiceError(string? Code, string? Message)
{
    /// <summary>Gets the further facts of the body, for the exception's data.</summary>
    internal Dictionary<string, string> Details { get; } = new(StringComparer.Ordinal);
}

namespace MLGovernance.OpenLineage;

/// <summary>What a dataset or job is for.</summary>
public sealed record DocumentationFacet
{
    /// <summary>Gets the text.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the media type of the text, for example <c>text/markdown</c>.</summary>
    public string? ContentType { get; init; }
}

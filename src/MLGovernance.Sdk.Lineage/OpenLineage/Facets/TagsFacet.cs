namespace MLGovernance.OpenLineage;

/// <summary>The tags of a dataset, job or run.</summary>
public sealed record TagsFacet
{
    /// <summary>Gets the tags.</summary>
    public IReadOnlyList<TagsFacetTag> Tags { get => field ?? []; init; }
}

/// <summary>A tag.</summary>
public sealed record TagsFacetTag
{
    /// <summary>Gets the key.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the value.</summary>
    public required string Value { get; init; }

    /// <summary>Gets who set it, for example <c>CONFIG</c> or <c>DBT_INTEGRATION</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the column of a dataset that is tagged; null tags the whole.</summary>
    public string? Field { get; init; }
}

namespace MLGovernance.OpenLineage;

/// <summary>How data was transformed.</summary>
public sealed record LineageTransformation
{
    /// <summary>Gets <c>DIRECT</c> where the value comes from the column, <c>INDIRECT</c> where the column only decides.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the kind in more detail, for example <c>IDENTITY</c>, <c>AGGREGATION</c>, <c>FILTER</c>, <c>JOIN</c>.</summary>
    public string? Subtype { get; init; }

    /// <summary>Gets the transformation in words.</summary>
    public string? Description { get; init; }

    /// <summary>Gets whether the value is hidden by it.</summary>
    public bool? Masking { get; init; }
}

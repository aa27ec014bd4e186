namespace MLGovernance.Lineage;

/// <summary>A column that another is computed from.</summary>
/// <param name="Upstream">The column that is read.</param>
/// <param name="Downstream">The column that is written.</param>
/// <param name="Transformation">How, in the source's words (OpenLineage: <c>DIRECT/IDENTITY</c>, <c>INDIRECT/FILTER</c> …), or null.</param>
/// <param name="IsMasking">Whether the source says that the transformation hides the value.</param>
public sealed record ColumnEdge(DatasetColumn Upstream, DatasetColumn Downstream, string? Transformation = null, bool IsMasking = false);

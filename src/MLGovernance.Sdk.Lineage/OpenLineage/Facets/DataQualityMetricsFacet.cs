namespace MLGovernance.OpenLineage;

/// <summary>What was measured of a dataset.</summary>
public sealed record DataQualityMetricsFacet
{
    /// <summary>Gets the number of rows.</summary>
    public long? RowCount { get; init; }

    /// <summary>Gets the size in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Gets the number of files.</summary>
    public long? FileCount { get; init; }

    /// <summary>Gets when the data last changed.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Gets the measures of the columns, by name.</summary>
    public required IReadOnlyDictionary<string, DataQualityColumnMetrics> ColumnMetrics { get; init; }
}

/// <summary>What was measured of a column.</summary>
public sealed record DataQualityColumnMetrics
{
    /// <summary>Gets the number of null values.</summary>
    public long? NullCount { get; init; }

    /// <summary>Gets the number of distinct values.</summary>
    public long? DistinctCount { get; init; }

    /// <summary>Gets the sum of the values.</summary>
    public double? Sum { get; init; }

    /// <summary>Gets the number of values.</summary>
    public double? Count { get; init; }

    /// <summary>Gets the least value.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the greatest value.</summary>
    public double? Max { get; init; }

    /// <summary>Gets values by quantile, for example <c>0.5</c>.</summary>
    public IReadOnlyDictionary<string, double>? Quantiles { get; init; }
}

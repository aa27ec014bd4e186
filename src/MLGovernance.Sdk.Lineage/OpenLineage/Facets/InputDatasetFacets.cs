namespace MLGovernance.OpenLineage;

/// <summary>The facets of a reading.</summary>
public static class InputDatasetFacets
{
    /// <summary>What was measured.</summary>
    public static FacetType<DataQualityMetricsFacet> DataQualityMetrics { get; } = new("dataQualityMetrics", OpenLineageSpec.FacetUrl("1-0-3", "DataQualityMetricsInputDatasetFacet"), FacetJson.Default.DataQualityMetricsFacet);

    /// <summary>Which tests passed.</summary>
    public static FacetType<DataQualityAssertionsFacet> DataQualityAssertions { get; } = new("dataQualityAssertions", OpenLineageSpec.FacetUrl("1-1-0", "DataQualityAssertionsDatasetFacet"), FacetJson.Default.DataQualityAssertionsFacet);

    /// <summary>Returns what is wrong with the known facets of a set: name and reason of those that do not have the form of their type.</summary>
    internal static IEnumerable<(string Name, string Reason)> Problems(FacetSet facets) =>
    [
        .. facets.Check(DataQualityMetrics),
        .. facets.Check(DataQualityAssertions),
    ];
}

namespace MLGovernance.OpenLineage;

/// <summary>The facets of a writing.</summary>
public static class OutputDatasetFacets
{
    /// <summary>How much was written.</summary>
    public static FacetType<OutputStatisticsOutputDatasetFacet> OutputStatistics { get; } = new("outputStatistics", OpenLineageSpec.FacetUrl("1-0-2", "OutputStatisticsOutputDatasetFacet"), FacetJson.Default.OutputStatisticsOutputDatasetFacet);

    /// <summary>Returns what is wrong with the known facets of a set: name and reason of those that do not have the form of their type.</summary>
    internal static IEnumerable<(string Name, string Reason)> Problems(FacetSet facets) =>
    [
        .. facets.Check(OutputStatistics),
    ];
}

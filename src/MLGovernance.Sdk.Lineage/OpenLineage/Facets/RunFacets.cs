namespace MLGovernance.OpenLineage;

/// <summary>The facets of runs.</summary>
public static class RunFacets
{
    /// <summary>The run that started this one.</summary>
    public static FacetType<ParentRunFacet> Parent { get; } = new("parent", OpenLineageSpec.FacetUrl("1-2-0", "ParentRunFacet"), FacetJson.Default.ParentRunFacet);

    /// <summary>The jobs before and after.</summary>
    public static FacetType<JobDependenciesRunFacet> JobDependencies { get; } = new("jobDependencies", OpenLineageSpec.FacetUrl("1-0-1", "JobDependenciesRunFacet"), FacetJson.Default.JobDependenciesRunFacet);

    /// <summary>The time that the run is for.</summary>
    public static FacetType<NominalTimeRunFacet> NominalTime { get; } = new("nominalTime", OpenLineageSpec.FacetUrl("1-0-1", "NominalTimeRunFacet"), FacetJson.Default.NominalTimeRunFacet);

    /// <summary>Why the run failed.</summary>
    public static FacetType<ErrorMessageRunFacet> ErrorMessage { get; } = new("errorMessage", OpenLineageSpec.FacetUrl("1-0-1", "ErrorMessageRunFacet"), FacetJson.Default.ErrorMessageRunFacet);

    /// <summary>The engine.</summary>
    public static FacetType<ProcessingEngineRunFacet> ProcessingEngine { get; } = new("processing_engine", OpenLineageSpec.FacetUrl("1-1-1", "ProcessingEngineRunFacet"), FacetJson.Default.ProcessingEngineRunFacet);

    /// <summary>The tags.</summary>
    public static FacetType<TagsFacet> Tags { get; } = new("tags", OpenLineageSpec.FacetUrl("1-0-0", "TagsRunFacet"), FacetJson.Default.TagsFacet);

    /// <summary>Returns what is wrong with the known facets of a set: name and reason of those that do not have the form of their type.</summary>
    internal static IEnumerable<(string Name, string Reason)> Problems(FacetSet facets) =>
    [
        .. facets.Check(Parent),
        .. facets.Check(JobDependencies),
        .. facets.Check(NominalTime),
        .. facets.Check(ErrorMessage),
        .. facets.Check(ProcessingEngine),
        .. facets.Check(Tags),
    ];
}

namespace MLGovernance.OpenLineage;

/// <summary>The facets of jobs.</summary>
public static class JobFacets
{
    /// <summary>What sort of job it is.</summary>
    public static FacetType<JobTypeJobFacet> JobType { get; } = new("jobType", OpenLineageSpec.FacetUrl("2-0-4", "JobTypeJobFacet"), FacetJson.Default.JobTypeJobFacet);

    /// <summary>What the job is for.</summary>
    public static FacetType<DocumentationFacet> Documentation { get; } = new("documentation", OpenLineageSpec.FacetUrl("1-1-0", "DocumentationJobFacet"), FacetJson.Default.DocumentationFacet);

    /// <summary>The owners.</summary>
    public static FacetType<OwnershipFacet> Ownership { get; } = new("ownership", OpenLineageSpec.FacetUrl("1-0-1", "OwnershipJobFacet"), FacetJson.Default.OwnershipFacet);

    /// <summary>The tags.</summary>
    public static FacetType<TagsFacet> Tags { get; } = new("tags", OpenLineageSpec.FacetUrl("1-0-0", "TagsJobFacet"), FacetJson.Default.TagsFacet);

    /// <summary>The code.</summary>
    public static FacetType<SourceCodeJobFacet> SourceCode { get; } = new("sourceCode", OpenLineageSpec.FacetUrl("1-0-1", "SourceCodeJobFacet"), FacetJson.Default.SourceCodeJobFacet);

    /// <summary>Where the code is kept.</summary>
    public static FacetType<SourceCodeLocationJobFacet> SourceCodeLocation { get; } = new("sourceCodeLocation", OpenLineageSpec.FacetUrl("1-1-0", "SourceCodeLocationJobFacet"), FacetJson.Default.SourceCodeLocationJobFacet);

    /// <summary>The query.</summary>
    public static FacetType<SqlJobFacet> Sql { get; } = new("sql", OpenLineageSpec.FacetUrl("1-1-0", "SQLJobFacet"), FacetJson.Default.SqlJobFacet);

    /// <summary>Lineage stated outright.</summary>
    public static FacetType<LineageJobFacet> Lineage { get; } = new("lineage", "https://openlineage.io/spec/facets/1-0-0/LineageFacet.json#/$defs/LineageJobFacet", FacetJson.Default.LineageJobFacet);

    /// <summary>Returns what is wrong with the known facets of a set: name and reason of those that do not have the form of their type.</summary>
    internal static IEnumerable<(string Name, string Reason)> Problems(FacetSet facets) =>
    [
        .. facets.Check(JobType),
        .. facets.Check(Documentation),
        .. facets.Check(Ownership),
        .. facets.Check(Tags),
        .. facets.Check(SourceCode),
        .. facets.Check(SourceCodeLocation),
        .. facets.Check(Sql),
        .. facets.Check(Lineage),
    ];
}

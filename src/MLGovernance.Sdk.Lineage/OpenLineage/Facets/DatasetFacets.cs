namespace MLGovernance.OpenLineage;

/// <summary>The facets of datasets.</summary>
public static class DatasetFacets
{
    /// <summary>The columns.</summary>
    public static FacetType<SchemaDatasetFacet> Schema { get; } = new("schema", OpenLineageSpec.FacetUrl("1-2-0", "SchemaDatasetFacet"), FacetJson.Default.SchemaDatasetFacet);

    /// <summary>The version.</summary>
    public static FacetType<DatasetVersionDatasetFacet> Version { get; } = new("version", OpenLineageSpec.FacetUrl("1-0-1", "DatasetVersionDatasetFacet"), FacetJson.Default.DatasetVersionDatasetFacet);

    /// <summary>What sort of dataset it is.</summary>
    public static FacetType<DatasetTypeDatasetFacet> DatasetType { get; } = new("datasetType", OpenLineageSpec.FacetUrl("1-0-1", "DatasetTypeDatasetFacet"), FacetJson.Default.DatasetTypeDatasetFacet);

    /// <summary>What each column was made from.</summary>
    public static FacetType<ColumnLineageDatasetFacet> ColumnLineage { get; } = new("columnLineage", OpenLineageSpec.FacetUrl("1-2-0", "ColumnLineageDatasetFacet"), FacetJson.Default.ColumnLineageDatasetFacet);

    /// <summary>Lineage stated outright.</summary>
    public static FacetType<LineageDatasetFacet> Lineage { get; } = new("lineage", "https://openlineage.io/spec/facets/1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet", FacetJson.Default.LineageDatasetFacet);

    /// <summary>The owners.</summary>
    public static FacetType<OwnershipFacet> Ownership { get; } = new("ownership", OpenLineageSpec.FacetUrl("1-0-1", "OwnershipDatasetFacet"), FacetJson.Default.OwnershipFacet);

    /// <summary>The tags.</summary>
    public static FacetType<TagsFacet> Tags { get; } = new("tags", OpenLineageSpec.FacetUrl("1-0-0", "TagsDatasetFacet"), FacetJson.Default.TagsFacet);

    /// <summary>What the dataset is for.</summary>
    public static FacetType<DocumentationFacet> Documentation { get; } = new("documentation", OpenLineageSpec.FacetUrl("1-1-0", "DocumentationDatasetFacet"), FacetJson.Default.DocumentationFacet);

    /// <summary>Where the dataset lives.</summary>
    public static FacetType<DatasourceDatasetFacet> DataSource { get; } = new("dataSource", OpenLineageSpec.FacetUrl("1-0-1", "DatasourceDatasetFacet"), FacetJson.Default.DatasourceDatasetFacet);

    /// <summary>Other names.</summary>
    public static FacetType<SymlinksDatasetFacet> Symlinks { get; } = new("symlinks", OpenLineageSpec.FacetUrl("1-0-1", "SymlinksDatasetFacet"), FacetJson.Default.SymlinksDatasetFacet);

    /// <summary>How the dataset is stored.</summary>
    public static FacetType<StorageDatasetFacet> Storage { get; } = new("storage", OpenLineageSpec.FacetUrl("1-0-1", "StorageDatasetFacet"), FacetJson.Default.StorageDatasetFacet);

    /// <summary>What happened to the dataset.</summary>
    public static FacetType<LifecycleStateChangeDatasetFacet> LifecycleStateChange { get; } = new("lifecycleStateChange", OpenLineageSpec.FacetUrl("1-0-1", "LifecycleStateChangeDatasetFacet"), FacetJson.Default.LifecycleStateChangeDatasetFacet);

    /// <summary>What was measured.</summary>
    public static FacetType<DataQualityMetricsFacet> DataQualityMetrics { get; } = new("dataQualityMetrics", OpenLineageSpec.FacetUrl("1-0-0", "DataQualityMetricsDatasetFacet"), FacetJson.Default.DataQualityMetricsFacet);

    /// <summary>Returns what is wrong with the known facets of a set: name and reason of those that do not have the form of their type.</summary>
    internal static IEnumerable<(string Name, string Reason)> Problems(FacetSet facets) =>
    [
        .. facets.Check(Schema),
        .. facets.Check(Version),
        .. facets.Check(DatasetType),
        .. facets.Check(ColumnLineage),
        .. facets.Check(Lineage),
        .. facets.Check(Ownership),
        .. facets.Check(Tags),
        .. facets.Check(Documentation),
        .. facets.Check(DataSource),
        .. facets.Check(Symlinks),
        .. facets.Check(Storage),
        .. facets.Check(LifecycleStateChange),
        .. facets.Check(DataQualityMetrics),
    ];
}

using System.Text.Json.Serialization;

namespace MLGovernance.OpenLineage;

/// <summary>How facets are read and written, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ColumnLineageDatasetFacet))]
[JsonSerializable(typeof(DataQualityAssertionsFacet))]
[JsonSerializable(typeof(DataQualityMetricsFacet))]
[JsonSerializable(typeof(DatasetTypeDatasetFacet))]
[JsonSerializable(typeof(DatasetVersionDatasetFacet))]
[JsonSerializable(typeof(DatasourceDatasetFacet))]
[JsonSerializable(typeof(DocumentationFacet))]
[JsonSerializable(typeof(ErrorMessageRunFacet))]
[JsonSerializable(typeof(JobDependenciesRunFacet))]
[JsonSerializable(typeof(JobTypeJobFacet))]
[JsonSerializable(typeof(LifecycleStateChangeDatasetFacet))]
[JsonSerializable(typeof(LineageDatasetFacet))]
[JsonSerializable(typeof(LineageJobFacet))]
[JsonSerializable(typeof(MLGovernanceEdgeFacet))]
[JsonSerializable(typeof(NominalTimeRunFacet))]
[JsonSerializable(typeof(OutputStatisticsOutputDatasetFacet))]
[JsonSerializable(typeof(OwnershipFacet))]
[JsonSerializable(typeof(ParentRunFacet))]
[JsonSerializable(typeof(ProcessingEngineRunFacet))]
[JsonSerializable(typeof(SchemaDatasetFacet))]
[JsonSerializable(typeof(SourceCodeJobFacet))]
[JsonSerializable(typeof(SourceCodeLocationJobFacet))]
[JsonSerializable(typeof(SqlJobFacet))]
[JsonSerializable(typeof(StorageDatasetFacet))]
[JsonSerializable(typeof(SymlinksDatasetFacet))]
[JsonSerializable(typeof(TagsFacet))]
internal sealed partial class FacetJson : JsonSerializerContext;

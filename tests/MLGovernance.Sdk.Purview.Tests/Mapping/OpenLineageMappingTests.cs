using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.OpenLineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

public sealed class OpenLineageMappingTests
{
    [Fact]
    public void Map_AJobOfAnotherTool_IsAProcessBetweenTheTableAndTheScannedPath()
    {
        EntityBatch batch = Map(new OutputDataset("abfss://curated@lake.dfs.core.windows.net", "/claims"));

        CatalogEntity job = Assert.Single(batch.Entities, entity => entity.TypeName == "mlgov_aml_open_lineage_job");
        Assert.Equal(
            [
                "azure_blob_path https://lake.blob.core.windows.net/curated/claims/",
                "mlgov_aml_dataset openlineage://postgres%3A%2F%2Fcrm%3A5432/datasets/crm.public.claims",
                "mlgov_aml_open_lineage_job openlineage://spark/jobs/ingest",
            ],
            batch.Entities.Select(entity => $"{entity.TypeName} {entity.QualifiedName}").ToArray());
        Assert.Equal("mlgov_aml_dataset", Assert.Single(Ends(job, "inputs")).TypeName);
        Assert.Equal("azure_blob_path", Assert.Single(Ends(job, "outputs")).TypeName);
    }

    [Fact]
    public void Map_ColumnsThatEventsTell_AreTheColumnMappingOfTheProcess()
    {
        var columns = new ColumnLineageDatasetFacet
        {
            Fields = new Dictionary<string, ColumnLineageField>
            {
                ["name \"x\""] = new() { InputFields = [new ColumnLineageInputField { Namespace = "postgres://crm:5432", Name = "crm.public.claims", Field = "name" }] },
                ["other"] = new() { InputFields = [new ColumnLineageInputField { Namespace = "postgres://crm:5432", Name = "not.an.input", Field = "a" }] },
            },
        };
        EntityBatch batch = Map(new OutputDataset("abfss://curated@lake.dfs.core.windows.net", "/claims") { Facets = FacetSet.Empty.With(DatasetFacets.ColumnLineage, columns) });

        CatalogEntity job = Assert.Single(batch.Entities, entity => entity.TypeName == "mlgov_aml_open_lineage_job");
        using JsonDocument mapping = JsonDocument.Parse((string)job.Attributes.Single(attribute => attribute.Name == "columnMapping").Value);
        JsonElement pair = mapping.RootElement.EnumerateArray().First(item => item.GetProperty("DatasetMapping").GetProperty("Source").GetString()!.EndsWith("crm.public.claims", StringComparison.Ordinal));
        Assert.Equal("https://lake.blob.core.windows.net/curated/claims/", pair.GetProperty("DatasetMapping").GetProperty("Sink").GetString());
        Assert.Equal("""[{"Source":"name","Sink":"name \u0022x\u0022"}]""", JsonSerializer.Serialize(pair.GetProperty("ColumnMapping")));
        Assert.Contains("\"columnMapping\"", Encoding.UTF8.GetString(batch.Typedefs.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_NoColumnsTold_SetsNoColumnMapping() =>
        Assert.All(Map(new OutputDataset("s3://b", "k")).Entities, entity => Assert.DoesNotContain(entity.Attributes, attribute => attribute.Name == "columnMapping"));

    private static EntityBatch Map(OutputDataset output)
    {
        var estate = new OpenLineageEstateBuilder();
        estate.Add(
            new RunEvent
            {
                EventType = RunEventType.Complete,
                EventTime = DateTimeOffset.UnixEpoch,
                Run = new Run(Guid.Parse("f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9")),
                Job = new Job("spark", "ingest"),
                Inputs = [new InputDataset("postgres://crm:5432", "crm.public.claims")],
                Outputs = [output],
            },
            "events.ndjson:1");
        var builder = new EstateSnapshotBuilder();
        estate.AddTo(builder);
        return new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));
    }

    private static IEnumerable<CatalogReference> Ends(CatalogEntity entity, string side) =>
        (IEnumerable<CatalogReference>)entity.Attributes.Single(attribute => attribute.Name == side).Value!;
}

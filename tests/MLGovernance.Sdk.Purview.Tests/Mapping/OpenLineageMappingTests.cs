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
        var estate = new OpenLineageEstateBuilder();
        estate.Add(
            new RunEvent
            {
                EventType = RunEventType.Complete,
                EventTime = DateTimeOffset.UnixEpoch,
                Run = new Run(Guid.Parse("f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9")),
                Job = new Job("spark", "ingest"),
                Inputs = [new InputDataset("postgres://crm:5432", "crm.public.claims")],
                Outputs = [new OutputDataset("abfss://curated@lake.dfs.core.windows.net", "/claims")],
            },
            "events.ndjson:1");
        var builder = new EstateSnapshotBuilder();
        estate.AddTo(builder);
        LineageGraph graph = LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));

        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(graph));

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

    private static IEnumerable<CatalogReference> Ends(CatalogEntity entity, string side) =>
        (IEnumerable<CatalogReference>)entity.Attributes.Single(attribute => attribute.Name == side).Value!;
}

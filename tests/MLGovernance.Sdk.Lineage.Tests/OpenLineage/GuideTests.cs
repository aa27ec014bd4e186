using MLGovernance.OpenLineage;

namespace MLGovernance.Tests;

/// <summary>The code of docs/guides/openlineage.md.</summary>
public sealed class GuideTests
{
    [Fact]
    public void Make_AnEvent()
    {
        var told = new RunEvent
        {
            EventType = RunEventType.Complete,
            EventTime = DateTimeOffset.UtcNow,
            Run = new Run(Guid.NewGuid()),
            Job = new Job("scoring", "nightly"),
            Inputs = [new InputDataset("postgres://crm:5432", "crm.public.claims")],
            Outputs =
            [
                new OutputDataset("abfss://curated@lake.dfs.core.windows.net", "/claims")
                {
                    Facets = FacetSet.Empty.With(DatasetFacets.Schema, new SchemaDatasetFacet { Fields = [new() { Name = "id", Type = "int" }] }),
                },
            ],
        };

        var read = (RunEvent)OpenLineageJson.Parse(System.Text.Encoding.UTF8.GetString(OpenLineageJson.ToUtf8(told)));
        Assert.Equal("id", read.Outputs[0].Facets.Get(DatasetFacets.Schema)!.Fields[0].Name);
    }
}

using System.Text;
using MLGovernance.Lineage;
using MLGovernance.OpenLineage;

namespace MLGovernance.Tests;

public sealed class WriterTests
{
    private const string Repository = """{"mlflow.source.git.repoURL":"https://github.example/o/r","mlflow.source.git.commit":"abc","mlflow.source.git.branch":"main"}""";

    /// <summary>An estate with every sort of edge that lineage has, and events of other tools around it.</summary>
    private static LineageGraph Estate()
    {
        EstateSnapshot azure = new TestEstate()
            .Datastore("lake", "lake", "curated")
            .Add("data/claims/versions/1", """{"dataUri":"azureml://datastores/lake/paths/claims/","dataType":"uri_folder","description":"Claims.","tags":{"owner":"ana","pii":"yes"}}""", "2026-01-02")
            .Add("jobs/pipe", """{"jobType":"Pipeline","status":"Completed"}""", "2026-01-02")
            .Add("jobs/prep", """{"jobType":"Command","status":"Failed","properties":{"azureml.pipelinerunid":"pipe"},"inputs":{"x":{"jobInputType":"uri_folder","uri":"azureml:claims:1"}}}""", "2026-01-03")
            .Add("jobs/train", $$$"""{"jobType":"Command","status":"Running","properties":{{{Repository}}},"inputs":{"x":{"jobInputType":"uri_folder","uri":"azureml:claims:1"},"y":{"uri":"azureml://jobs/prep/outputs/o"}},"outputs":{"o":{"uri":"azureml://datastores/lake/paths/out/"} } }""", "2026-01-04")
            .Add("models/risk/versions/1", """{"jobName":"train","modelType":"mlflow_model","modelUri":"azureml://datastores/lake/paths/out/m"}""", "2026-01-05")
            .Add("onlineEndpoints/score")
            .Add("onlineEndpoints/score/deployments/blue", """{"model":"azureml:risk:1"}""")
            .Build();
        string columns = $$"""{"columnLineage":{{Events.Facet("\"fields\":{\"id\":{\"inputFields\":[{\"namespace\":\"postgres://h:5432\",\"name\":\"crm.claims\",\"field\":\"id\",\"transformations\":[{\"type\":\"DIRECT\",\"subtype\":\"IDENTITY\"}]}]}}")}}}""";
        string metrics = Events.Facet("\"columnMetrics\":{\"id\":{\"nullCount\":0}}");
        return Events.Bind(
        [
            Events.RunOf(
                "spark|ingest", $$"""{"namespace":"postgres://h:5432","name":"crm.claims","facets":{"schema":{{Events.Facet("\"fields\":[{\"name\":\"id\",\"type\":\"int\"}]")}},"own_x":{"no":"producer"} },"inputFacets":{"dataQualityMetrics":{{metrics}} } }""",
                Events.Dataset("abfss://curated@lake.dfs.core.windows.net|/claims", columns), runFacets: $$"""{"parent":{{Events.Facet("\"run\":{\"runId\":\"00000000-0000-4000-8000-000000000009\"},\"job\":{\"namespace\":\"airflow\",\"name\":\"dag\"}")}}}"""),
        ], azure);
    }

    [Fact]
    public void Write_ReadBack_IsTheSameDataLineage()
    {
        LineageGraph graph = Estate();
        LineageGraph back = Events.Bind(Lines(graph));

        Assert.Equal(DataEdges(graph), DataEdges(back));
        Assert.Contains("lake/curated/claims -Materializes-> ", string.Join('\n', DataEdges(back)), StringComparison.Ordinal);
        Assert.Contains("/data/claims/versions/1 -Consumes-> ", string.Join('\n', DataEdges(back)), StringComparison.Ordinal);
        Assert.Contains("-Deploys->", string.Join('\n', DataEdges(back)), StringComparison.Ordinal);
        Assert.Equal(ColumnLineage.Build(graph.Snapshot).Edges, ColumnLineage.Build(back.Snapshot).Edges.ToArray());
    }

    [Fact]
    public void Write_Again_IsTheSameBytes() => Assert.Equal(Lines(Estate()), Lines(Estate()));

    [SkippableFact]
    public async Task Write_EveryEvent_FollowsTheOfficialSchemas()
    {
        var schemas = new OfficialSchemas(SharedData.Require("openlineage"));
        string[] lines = Lines(Estate());

        foreach (string line in lines)
        {
            string[] problems = await schemas.ProblemsOfAsync(line);
            Assert.True(problems.Length == 0, $"{line}\n{string.Join('\n', problems)}");
        }

        string all = string.Join('\n', lines);
        Assert.All(
            ["\"schema\"", "\"version\"", "\"columnLineage\"", "\"ownership\"", "\"tags\"", "\"parent\"", "\"sourceCodeLocation\"", "\"dataQualityMetrics\"", "\"jobType\"", "\"documentation\"", "\"lineage\"", "\"symlinks\"", "\"dataSource\""],
            facet => Assert.Contains(facet, all, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("""{"eventTime":"now","run":{"runId":"f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9"},"job":{"namespace":"n","name":"j"},"producer":"https://p","schemaURL":"https://s"}""")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","run":{"runId":"7"},"job":{"namespace":"n","name":"j"},"producer":"https://p","schemaURL":"https://s"}""")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"j"},"inputs":[{"name":"x"}],"producer":"https://p","schemaURL":"https://s"}""")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"n","name":"j","facets":{"schema":{"_producer":"https://p","_schemaURL":"https://s","fields":[{"type":"int"}]}}},"producer":"https://p","schemaURL":"https://s"}""")]
    [InlineData("""{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"n","name":"j","facets":{"own_x":{"_producer":"https://p"}}},"producer":"https://p","schemaURL":"https://s"}""")]
    public async Task Schemas_OfABadEvent_Complain(string bad) =>
        Assert.NotEmpty(await new OfficialSchemas(SharedData.Require("openlineage")).ProblemsOfAsync(bad.Replace("\"_producer\":\"https://p\"}", "\"_producer\":\"https://p\",\"_schemaURL\":7}", StringComparison.Ordinal)));

    [Fact]
    public void Write_AJob_HasStartAndEndOfOneRunAndItsParent()
    {
        RunEvent[] runs = [.. OpenLineageWriter.Events(Estate()).OfType<RunEvent>()];

        RunEvent[] prep = [.. runs.Where(run => run.Job.Name == "jobs/prep")];
        Assert.Equal([RunEventType.Start, RunEventType.Fail], prep.Select(run => run.EventType));
        Assert.Equal(prep[0].Run.RunId, prep[1].Run.RunId);
        Assert.Equal(5, prep[0].Run.RunId.Version);
        ParentRunFacet parent = prep[0].Run.Facets.Get(RunFacets.Parent)!;
        Assert.Equal("jobs/pipe", parent.Job.Name);
        Assert.Equal(runs.First(run => run.Job.Name == "jobs/pipe").Run.RunId, parent.Run.RunId);
        SourceCodeLocationJobFacet code = runs.First(run => run.Job.Name == "jobs/train").Job.Facets.Get(JobFacets.SourceCodeLocation)!;
        Assert.Equal(("https://github.example/o/r", "abc", "main"), (code.Url, code.Version, code.Branch));
        Assert.Equal(RunEventType.Running, runs.Last(run => run.Job.Name == "jobs/train").EventType);
    }

    [Fact]
    public void Write_ADataAsset_TellsVersionOwnerAndThePlaceThatOtherToolsKnow()
    {
        DatasetEvent claims = Assert.Single(OpenLineageWriter.Events(Estate()).OfType<DatasetEvent>(), told => told.Dataset.Name == "data/claims/versions/1");

        Assert.Equal("1", claims.Dataset.Facets.Get(DatasetFacets.Version)?.DatasetVersion);
        Assert.Equal("ana", Assert.Single(claims.Dataset.Facets.Get(DatasetFacets.Ownership)!.Owners).Name);
        SymlinksDatasetFacetIdentifier place = Assert.Single(claims.Dataset.Facets.Get(DatasetFacets.Symlinks)!.Identifiers);
        Assert.Equal(("abfss://curated@lake.dfs.core.windows.net", "/claims"), (place.Namespace, place.Name));
    }

    private static string[] Lines(LineageGraph graph)
    {
        using var text = new MemoryStream();
        OpenLineageWriter.Write(graph, text);
        return Encoding.UTF8.GetString(text.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] DataEdges(LineageGraph graph) =>
    [
        .. graph.AllEdges.Where(edge => LineageRoleSet.Data.Contains(edge.Role))
            .Select(edge => $"{edge.Upstream.Id} -{edge.Role}-> {edge.Downstream.Id}").Order(StringComparer.Ordinal),
    ];
}

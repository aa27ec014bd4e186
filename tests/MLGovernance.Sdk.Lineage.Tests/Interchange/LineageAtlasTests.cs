using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class LineageAtlasTests
{
    private static readonly LineageGraph Graph = LineageGraphBuilder.Build(new TestEstate()
        .Add("data/a/versions/1")
        .Add("jobs/j", """{"inputs":{"x":{"uri":"azureml:a:1"},"y":{"uri":"s3://bucket/it's odd.csv"}}}""")
        .Add("models/m/versions/1", """{"jobName":"j","datasets":[{"name":"a","id":"azureml:a:1"}]}""")
        .Build());

    [Fact]
    public void RoundTrip_LosesNothing()
    {
        var document = LineageDocument.From(Graph);

        JsonElement json = Write(document, document.Nodes[0].Id);

        Assert.Equal(document, LineageAtlas.Read(json));
        Assert.Equal(json.GetProperty("relations").GetArrayLength(), document.Edges.Length);
    }

    [Fact]
    public void Write_Twice_GivesTheSameGuids()
    {
        var document = LineageDocument.From(Graph);

        Assert.Equal(Write(document, document.Nodes[0].Id).GetRawText(), Write(document, document.Nodes[0].Id).GetRawText());
    }

    [Fact]
    public void Write_OfAModel_StatesDepthAndWidthOfWhatIsShown()
    {
        var document = LineageDocument.From(Graph);

        JsonElement json = Write(document, document.Nodes.Single(node => node.Name.EndsWith("odd.csv", StringComparison.Ordinal)).Id);

        Assert.Equal(2, json.GetProperty("lineageDepth").GetInt32()); // the file, the job, the model
        JsonElement counts = json.GetProperty("widthCounts").GetProperty("OUTPUT");
        Assert.Equal(1, counts.GetProperty(json.GetProperty("baseEntityGuid").GetString()!).GetInt32());
    }

    [Fact]
    public void Write_AnUnknownStart_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Write(LineageDocument.From(Graph), AssetId.Parse("s3://other/place")));

    [SkippableFact]
    public void Read_AnAnswerOfTheService_TakesDataFlowAndLeavesContainers()
    {
        LineageDocument document = LineageAtlas.Read(Shared("lineage_both_includeParent.json"));

        Assert.Equal(
            ["rdbms_table -> Process", "Process -> azure_sql_table"],
            document.Edges.Select(edge => $"{document.Nodes[edge.Upstream].Kind} -> {document.Nodes[edge.Downstream].Kind}").OrderDescending());
        Assert.Contains(document.Nodes, node => node.Id.Value.StartsWith("mssql://", StringComparison.Ordinal));
        Assert.Contains(document.Nodes, node => node.Id.Value.StartsWith("atlas://entity/Process/Process_", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Read_ANextPage_NamesTheBaseEntityThatItLeavesOut()
    {
        LineageDocument document = LineageAtlas.Read(Shared("lineage_next_offset0_limit1.json"));

        Assert.Equal("atlas://entity/dffd37bd-2add-406c-a0b9-e4f6f6f60000", document.Nodes[document.Edges.Single().Upstream].Id.Value);
    }

    [Fact]
    public void Read_NamesThatDifferInTheirFragment_StayApart()
    {
        LineageDocument document = LineageAtlas.Read(Json(
            """
            {"guidEntityMap":{"1":{"typeName":"t","attributes":{"qualifiedName":"db://x#a"}},"2":{"typeName":"t","attributes":{"qualifiedName":"db://x#b"}}},
             "relations":[{"fromEntityId":"1","toEntityId":"2"}]}
            """));

        Assert.Equal(["atlas://entity/t/db%3A%2F%2Fx%23a", "atlas://entity/t/db%3A%2F%2Fx%23b"], document.Nodes.Select(node => node.Id.Value));
    }

    [Theory]
    [InlineData("[]", "guidEntityMap")]
    [InlineData("""{"guidEntityMap":{}}""", "/relations")]
    [InlineData("""{"guidEntityMap":{"g":{"typeName":"t"}},"relations":[]}""", "/guidEntityMap/g/attributes")]
    [InlineData("""{"guidEntityMap":{"g":{"attributes":{}}},"relations":[]}""", "typeName")]
    [InlineData("""{"guidEntityMap":{},"relations":[{"fromEntityId":"g"}]}""", "toEntityId")]
    public void Read_Bad_NamesThePlace(string text, string place) =>
        Assert.Contains(place, Assert.Throws<FormatException>(() => LineageAtlas.Read(Json(text))).Message, StringComparison.Ordinal);

    private static JsonElement Write(LineageDocument document, AssetId start)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            LineageAtlas.Write(document, start, writer);
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static JsonElement Shared(string file) =>
        Json(File.ReadAllText(Path.Combine(SharedData.Require("purview"), "msdocs-lineage", file)));
}

using System.Text.Json.Nodes;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class EntityTests
{
    [Theory]
    [InlineData("/datamap/api")]
    [InlineData("/catalog/api")]
    public async Task Bulk_Placeholders_ResolveWithinTheRequest(string path)
    {
        await using DataMapFixture map = await StartAsync(path: path);
        JsonNode mutation = await map.BulkAsync(
            Entity("Process", "train", "-3", ""","inputs":[{"guid":"-1"}],"outputs":[{"guid":"-2"}]"""),
            Entity("DataSet", "data", "-1"), Entity("DataSet", "model", "-2"));
        Assert.Equal(3, mutation["mutatedEntities"]!["CREATE"]!.AsArray().Count);
        JsonNode process = (await map.ReadAsync("Process", "train"))["entity"]!;
        Assert.Equal((string)mutation["guidAssignments"]!["-1"]!, (string)process["attributes"]!["inputs"]![0]!["guid"]!);
        JsonNode data = (await map.ReadAsync("DataSet", "data"))["entity"]!;
        Assert.Equal("train", (string)data["relationshipAttributes"]!["inputToProcesses"]![0]!["displayText"]!);
    }

    [Fact]
    public async Task Upsert_SameNameAndType_UpdatesAndKeepsOmittedAttributes()
    {
        await using DataMapFixture map = await StartAsync();
        await map.BulkAsync(Entity("DataSet", "d", "-1", ""","description":"kept","owner":"ada" """));
        JsonNode second = await map.BulkAsync(Entity("DataSet", "d", "-7", ""","owner":"bob" """));
        Assert.Single(second["mutatedEntities"]!["UPDATE"]!.AsArray());
        JsonNode third = await map.BulkAsync(Entity("DataSet", "d", "-9", ""","owner":"bob" """));
        Assert.Empty(third["mutatedEntities"]!.AsObject());
        Assert.Equal((string)second["guidAssignments"]!["-7"]!, (string)third["guidAssignments"]!["-9"]!);
        JsonNode attributes = (await map.ReadAsync("DataSet", "d"))["entity"]!["attributes"]!;
        Assert.Equal(("kept", "bob"), ((string)attributes["description"]!, (string)attributes["owner"]!));
        Assert.Equal(1, map.Emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task Upsert_SameNameOtherType_IsAnotherAsset()
    {
        await using DataMapFixture map = await StartAsync();
        await map.BulkAsync(Entity("DataSet", "d"), Entity("azure_blob_path", "d"));
        Assert.Equal(2, map.Emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task Upsert_MissingReference_FailsTheWholeRequest()
    {
        await using DataMapFixture map = await StartAsync();
        string process = Entity("Process", "p", "-1", $$""","inputs":[{{Reference("DataSet", "none")}}]""");
        JsonNode error = await map.Client.PostAsync("/datamap/api/atlas/v2/entity/bulk", $$"""{"entities":[{{Entity("DataSet", "x")}},{{process}}]}""", 404);
        Assert.Equal("ATLAS-404-00-00A", (string)error["errorCode"]!);
        Assert.NotNull(error["requestId"]);
        Assert.Equal(0, map.Emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task Upsert_ProcessAsInput_IsRefused()
    {
        await using DataMapFixture map = await StartAsync();
        await map.BulkAsync(Entity("Process", "first"));
        string second = Entity("Process", "second", null, $$""","inputs":[{{Reference("Process", "first")}}]""");
        JsonNode error = await map.Client.PostAsync("/datamap/api/atlas/v2/entity", $$"""{"entity":{{second}} }""", 400);
        Assert.Equal("ATLAS-400-00-036", (string)error["errorCode"]!);
    }

    [Fact]
    public async Task Upsert_SuppliedInputs_ReplaceTheSet()
    {
        await using DataMapFixture map = await StartAsync();
        await map.BulkAsync(Entity("DataSet", "a"), Entity("DataSet", "b"));
        string With(string name) => Entity("Process", "p", null, $$""","inputs":[{{Reference("DataSet", name)}}]""");
        await map.BulkAsync(With("a"));
        await map.BulkAsync(With("b"));
        JsonNode inputs = (await map.ReadAsync("Process", "p"))["entity"]!["attributes"]!["inputs"]!;
        Assert.Equal("q://b", (string)Assert.Single(inputs.AsArray())!["uniqueAttributes"]!["qualifiedName"]!);
        await map.BulkAsync(Entity("Process", "p"));
        Assert.Single((await map.ReadAsync("Process", "p"))["entity"]!["attributes"]!["inputs"]!.AsArray());
    }

    [Fact]
    public async Task Upsert_UnknownTypeOrNoName_AnswersAtlasCodes()
    {
        await using DataMapFixture map = await StartAsync();
        JsonNode unknown = await map.Client.PostAsync("/datamap/api/atlas/v2/entity", $$"""{"entity":{{Entity("nope", "x")}} }""", 404);
        Assert.Equal("ATLAS-404-00-001", (string)unknown["errorCode"]!);
        JsonNode nameless = await map.Client.PostAsync("/datamap/api/atlas/v2/entity", """{"entity":{"typeName":"DataSet","attributes":{"name":"x"} } }""", 400);
        Assert.Equal("ATLAS-400-00-01D", (string)nameless["errorCode"]!);
        JsonNode broken = await map.Client.PostAsync("/datamap/api/atlas/v2/entity", "{", 400);
        Assert.StartsWith("ATLAS-400", (string)broken["errorCode"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_SoftAndCascading()
    {
        await using DataMapFixture map = await StartAsync();
        JsonNode created = await map.BulkAsync(
            Entity("tabular_schema", "s", "-1", more: ""","relationshipAttributes":{"columns":[{"guid":"-2"},{"guid":"-3"}]}"""),
            Entity("column", "s#a", "-2"), Entity("column", "s#b", "-3"));
        string guid = (string)created["guidAssignments"]!["-1"]!;
        JsonNode deleted = await map.Client.DeleteAsync($"/datamap/api/atlas/v2/entity/guid/{guid}");
        Assert.Equal(3, deleted["mutatedEntities"]!["DELETE"]!.AsArray().Count);
        Assert.Equal("DELETED", (string)(await map.Client.GetAsync($"/datamap/api/atlas/v2/entity/guid/{guid}"))["entity"]!["status"]!);
        Assert.Equal("ATLAS-404-00-009", (string)(await map.ReadAsync("tabular_schema", "s", 404))["errorCode"]!);
        JsonNode again = await map.BulkAsync(Entity("tabular_schema", "s", "-1"));
        Assert.NotEqual(guid, (string)again["guidAssignments"]!["-1"]!);
    }

    [Fact]
    public async Task PartialUpdate_ByGuidAndByName()
    {
        await using DataMapFixture map = await StartAsync();
        string guid = await map.DataSetAsync("d");
        JsonNode one = await map.Client.PutAsync($"/datamap/api/atlas/v2/entity/guid/{guid}?name=description", "\"text\"");
        Assert.Single(one["partialUpdatedEntities"]!.AsArray());
        await map.Client.PutAsync($"/datamap/api/atlas/v2/entity/guid/{guid}?name=description", "[1]", 400);
        await map.Client.PutAsync(
            "/datamap/api/atlas/v2/entity/uniqueAttribute/type/DataSet?attr:qualifiedName=q://d", """{"entity":{"attributes":{"owner":"ada","description":null} } }""");
        JsonNode attributes = (await map.ReadAsync("DataSet", "d"))["entity"]!["attributes"]!;
        Assert.Equal(("text", "ada"), ((string)attributes["description"]!, (string)attributes["owner"]!));
    }

    [Fact]
    public async Task BulkGet_ByGuidsAndByNames()
    {
        await using DataMapFixture map = await StartAsync();
        string a = await map.DataSetAsync("a");
        string b = await map.DataSetAsync("b");
        Assert.Equal(2, (await map.Client.GetAsync($"/datamap/api/atlas/v2/entity/bulk?guid={a}&guid={b}"))["entities"]!.AsArray().Count);
        JsonNode named = await map.Client.GetAsync(
            "/datamap/api/atlas/v2/entity/bulk/uniqueAttribute/type/DataSet?attr_1:qualifiedName=q://a&attr_2:qualifiedName=q://b&attr_3:qualifiedName=q://none");
        Assert.Equal(2, named["entities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Collection_OnlyMovesWhenAskedTo()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PutAsync("/account/collections/abc123", """{"friendlyName":"Team"}""");
        string guid = await map.DataSetAsync("d");
        Assert.Equal("emulated", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["collectionId"]!);
        await map.Client.PostAsync("/datamap/api/entity/moveTo?collectionId=abc123", $$"""{"entityGuids":["{{guid}}"]}""");
        await map.BulkAsync(Entity("DataSet", "d", "-1", ""","owner":"x" """));
        Assert.Equal("abc123", (string)(await map.ReadAsync("DataSet", "d"))["entity"]!["collectionId"]!);
        await map.Client.PostAsync("/datamap/api/entity/moveTo?collectionId=nowhere", $$"""{"entityGuids":["{{guid}}"]}""", 404);
    }

    [Fact]
    public async Task BulkGet_TooLongUrl_IsRefused()
    {
        await using DataMapFixture map = await StartAsync();
        string guid = await map.DataSetAsync("d");
        string guids = string.Join('&', Enumerable.Repeat("guid=" + guid, 250));
        await map.Client.GetAsync("/datamap/api/atlas/v2/entity/bulk?" + guids, 414);
    }

    [Fact]
    public async Task Upsert_TwoClientsAtOnce_MakeEachEntityOnce()
    {
        await using DataMapFixture map = await StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            await map.BulkAsync(
                Entity("DataSet", $"d{i % 5}", "-1"),
                Entity("Process", $"p{i % 5}", "-2", ""","inputs":[{"guid":"-1"}]""")));
        Assert.Equal((10, 5), (map.Emulator.DataMap.EntityCount, map.Emulator.DataMap.RelationshipCount));
    }
}

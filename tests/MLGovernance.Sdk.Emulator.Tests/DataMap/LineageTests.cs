using System.Text.Json.Nodes;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class LineageTests
{
    private const string Api = "/datamap/api/atlas/v2";

    [Fact]
    public async Task Lineage_GoesThroughProcessesInTheDirectionOfFlow()
    {
        await using DataMapFixture map = await StartAsync();
        await ChainAsync(map);
        JsonNode up = await LineageAsync(map, "c", "direction=INPUT&depth=10");
        Assert.Equal(4, up["relations"]!.AsArray().Count);
        Assert.Equal(5, up["guidEntityMap"]!.AsObject().Count);
        Assert.Empty((await LineageAsync(map, "c", "direction=OUTPUT"))["relations"]!.AsArray());
        Assert.Equal(2, (await LineageAsync(map, "c", "direction=INPUT&depth=2"))["relations"]!.AsArray().Count);
        Assert.Equal(4, (await LineageAsync(map, "b", "direction=BOTH&depth=10"))["relations"]!.AsArray().Count);
    }

    [Fact]
    public async Task Lineage_Width_CutsSilentlyButCounts()
    {
        await using DataMapFixture map = await StartAsync();
        string[] names = [.. Enumerable.Range(0, 25).Select(i => $"in{i:00}")];
        await map.BulkAsync([.. names.Select(name => Entity("DataSet", name)), Entity("DataSet", "sum")]);
        foreach (string name in names)
        {
            await map.Client.PostAsync($"{Api}/relationship", Direct(name, "sum"));
        }

        JsonNode up = await LineageAsync(map, "sum", "direction=INPUT&depth=1");
        string guid = (string)up["baseEntityGuid"]!;
        Assert.Equal(10, up["relations"]!.AsArray().Count);
        Assert.Equal(25, (int)up["widthCounts"]!["INPUT"]![guid]!);
        JsonNode next = await map.Client.GetAsync($"/datamap/api/lineage/{guid}/next/?direction=INPUT&offset=10&limit=100");
        Assert.Equal(15, next["relations"]!.AsArray().Count);
        Assert.DoesNotContain(guid, next["guidEntityMap"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(25, (await LineageAsync(map, "sum", "direction=INPUT&depth=1&width=100"))["relations"]!.AsArray().Count);
    }

    [Fact]
    public async Task NextPage_OfAProcess_IsRefused()
    {
        await using DataMapFixture map = await StartAsync();
        await ChainAsync(map);
        string process = (string)(await map.ReadAsync("Process", "p1"))["entity"]!["guid"]!;
        await map.Client.GetAsync($"/datamap/api/lineage/{process}/next?direction=INPUT", 400);
    }

    [Fact]
    public async Task Lineage_DeletedProcess_BreaksTheChain()
    {
        await using DataMapFixture map = await StartAsync();
        await ChainAsync(map);
        await map.Client.DeleteAsync($"{Api}/entity/uniqueAttribute/type/Process?attr:qualifiedName=q://p2");
        Assert.Empty((await LineageAsync(map, "c", "direction=INPUT"))["relations"]!.AsArray());
        Assert.Equal(2, (await LineageAsync(map, "b", "direction=BOTH"))["relations"]!.AsArray().Count);
    }

    [Fact]
    public async Task Relationship_EitherOrderOnceOnly()
    {
        await using DataMapFixture map = await StartAsync();
        await map.BulkAsync(Entity("DataSet", "a"), Entity("Process", "p"));
        string Relate(string one, string two) => $$"""{"typeName":"dataset_process_inputs","end1":{{one}},"end2":{{two}} }""";
        JsonNode created = await map.Client.PostAsync($"{Api}/relationship", Relate(Reference("DataSet", "a"), Reference("Process", "p")));
        Assert.Equal("r:dataset_process_inputs", (string)created["label"]!);
        JsonNode conflict = await map.Client.PostAsync($"{Api}/relationship", Relate(Reference("Process", "p"), Reference("DataSet", "a")), 409);
        Assert.Equal("ATLAS-409-00-004", (string)conflict["errorCode"]!);
        JsonNode read = await map.Client.GetAsync($"{Api}/relationship/guid/{created["guid"]}?extendedInfo=true");
        Assert.Equal(2, read["referredEntities"]!.AsObject().Count);
        await map.Client.DeleteAsync($"{Api}/relationship/guid/{created["guid"]}", 204);
        await map.Client.GetAsync($"{Api}/relationship/guid/{created["guid"]}", 404);
    }

    [Fact]
    public async Task Lineage_Parents_AreNotDataFlow()
    {
        await using DataMapFixture map = await StartAsync();
        await map.BulkAsync(
            Entity("azure_sql_schema", "s", "-1", more: ""","relationshipAttributes":{"tables":[{"guid":"-2"}]}"""), Entity("azure_sql_table", "t", "-2"));
        JsonNode plain = await map.Client.GetAsync($"{Api}/lineage/uniqueAttribute/type/azure_sql_table?attr:qualifiedName=q://t&direction=BOTH");
        Assert.Single(plain["guidEntityMap"]!.AsObject());
        JsonNode withParent = await map.Client.GetAsync($"{Api}/lineage/uniqueAttribute/type/azure_sql_table?attr:qualifiedName=q://t&direction=BOTH&includeParent=true");
        Assert.Equal(2, withParent["guidEntityMap"]!.AsObject().Count);
        Assert.Single(withParent["parentRelations"]!.AsArray());
        Assert.Empty(withParent["relations"]!.AsArray());
    }

    private static async Task ChainAsync(DataMapFixture map) => await map.BulkAsync(
        Entity("DataSet", "a", "-1"), Entity("DataSet", "b", "-2"), Entity("DataSet", "c", "-3"),
        Entity("Process", "p1", "-4", ""","inputs":[{"guid":"-1"}],"outputs":[{"guid":"-2"}]"""),
        Entity("Process", "p2", "-5", ""","inputs":[{"guid":"-2"}],"outputs":[{"guid":"-3"}]"""));

    private static string Direct(string from, string to) =>
        $$"""{"typeName":"direct_lineage_dataset_dataset","end1":{{Reference("DataSet", from)}},"end2":{{Reference("DataSet", to)}} }""";

    private static async Task<JsonNode> LineageAsync(DataMapFixture map, string name, string query) =>
        await map.Client.GetAsync($"{Api}/lineage/uniqueAttribute/type/DataSet?attr:qualifiedName=q://{name}&{query}");
}

using System.Text.Json.Nodes;
using MLGovernance.Emulator;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class TypedefTests
{
    private const string Types = "/datamap/api/atlas/v2/types";

    [Fact]
    public async Task Post_KnownType_IsIgnoredSilentlyAndPutPersists()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync(Types + "/typedefs", Model("size"));
        JsonNode ignored = await map.Client.PostAsync(Types + "/typedefs", Model("size", "stage"));
        Assert.Empty(ignored["entityDefs"]!.AsArray());
        Assert.Single((await map.Client.GetAsync(Types + "/entitydef/name/my_model"))["attributeDefs"]!.AsArray());
        JsonNode changed = await map.Client.PutAsync(Types + "/typedefs", Model("size", "stage"));
        Assert.Equal(2, (int)changed["entityDefs"]![0]!["version"]!);
        Assert.Equal(2, (await map.Client.GetAsync(Types + "/typedef/name/my_model"))["attributeDefs"]!.AsArray().Count);
    }

    [Fact]
    public async Task Post_KnownType_ConflictsWhenAtlasIsAsked()
    {
        await using DataMapFixture map = await StartAsync(new AzureEmulatorOptions { RejectKnownTypes = true });
        await map.Client.PostAsync(Types + "/typedefs", Model("size"));
        Assert.Equal("ATLAS-409-00-001", (string)(await map.Client.PostAsync(Types + "/typedefs", Model("size"), 409))["errorCode"]!);
    }

    [Fact]
    public async Task Put_Narrowing_IsRefused()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync(Types + "/typedefs", Model("size", "stage"));
        Assert.Equal("ATLAS-400-00-05F", (string)(await map.Client.PutAsync(Types + "/typedefs", Model("size"), 400))["errorCode"]!);
        Assert.Equal("ATLAS-404-00-001", (string)(await map.Client.PutAsync(
            Types + "/typedefs", """{"entityDefs":[{"name":"other","superTypes":["DataSet"],"attributeDefs":[]}]}""", 404))["errorCode"]!);
    }

    [Fact]
    public async Task Delete_TypeInUse_Conflicts()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync(Types + "/typedefs", Model("size"));
        await map.BulkAsync(Entity("my_model", "m"));
        Assert.Equal("ATLAS-409-00-002", (string)(await map.Client.DeleteAsync(Types + "/typedef/name/my_model", 409))["errorCode"]!);
        await map.Client.DeleteAsync("/datamap/api/atlas/v2/entity/uniqueAttribute/type/my_model?attr:qualifiedName=q://m");
        await map.Client.DeleteAsync(Types + "/typedef/name/my_model", 204);
        await map.Client.GetAsync(Types + "/entitydef/name/my_model", 404);
    }

    [Fact]
    public async Task Relationship_OwnType_ShowsOnBothEnds()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync(Types + "/typedefs", """
            {"entityDefs":[{"name":"my_model","superTypes":["DataSet"]},{"name":"my_version","superTypes":["DataSet"]}],
             "relationshipDefs":[{"name":"my_versions","relationshipCategory":"COMPOSITION",
               "endDef1":{"type":"my_model","name":"versions","isContainer":true,"cardinality":"SET"},
               "endDef2":{"type":"my_version","name":"model","isContainer":false,"cardinality":"SINGLE"} }]}
            """);
        await map.BulkAsync(Entity("my_model", "m", "-1"), Entity("my_version", "m:1", "-2", more: ""","relationshipAttributes":{"model":{"guid":"-1"} }"""));
        JsonNode model = (await map.ReadAsync("my_model", "m"))["entity"]!;
        Assert.Equal("m:1", (string)model["relationshipAttributes"]!["versions"]![0]!["displayText"]!);
        JsonNode type = await map.Client.GetAsync(Types + "/entitydef/name/my_version");
        Assert.Contains("model", type["relationshipAttributeDefs"]!.AsArray().Select(end => (string)end!["name"]!));
    }

    [Fact]
    public async Task List_BaseTypes_CarryTheirServiceType()
    {
        await using DataMapFixture map = await StartAsync();
        JsonNode headers = await map.Client.GetAsync(Types + "/typedefs/headers?type=ENTITY");
        JsonNode path = headers.AsArray().Single(header => (string)header!["name"]! == "azure_datalake_gen2_path")!;
        Assert.Equal("Azure Data Lake Storage Gen2", (string)path["serviceType"]!);
        JsonNode all = await map.Client.GetAsync(Types + "/typedefs?type=relationship");
        Assert.Contains("direct_lineage_dataset_dataset", all["relationshipDefs"]!.AsArray().Select(type => (string)type!["name"]!));
        Assert.Empty(all["entityDefs"]!.AsArray());
    }

    [Fact]
    public async Task Attribute_OverTheQuota_IsRefused()
    {
        await using DataMapFixture map = await StartAsync();
        string large = Entity("DataSet", "d", attributes: $",\"description\":\"{new string('x', 40_000)}\"");
        JsonNode error = await map.Client.PostAsync("/datamap/api/atlas/v2/entity", $$"""{"entity":{{large}} }""", 400);
        Assert.Contains("description", (string)error["errorMessage"]!, StringComparison.Ordinal);
    }

    private static string Model(params string[] attributes) =>
        $$"""
        {"entityDefs":[{"name":"my_model","superTypes":["DataSet"],"serviceType":"mine",
          "attributeDefs":[{{string.Join(',', attributes.Select(name => $$"""{"name":"{{name}}","typeName":"string","isOptional":true}"""))}}]}]}
        """;
}

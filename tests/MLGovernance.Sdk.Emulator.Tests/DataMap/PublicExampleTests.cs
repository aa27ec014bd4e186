using System.Text.Json.Nodes;
using MLGovernance.Emulator;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class PublicExampleTests
{
    private const string Api = "/datamap/api/atlas/v2";

    [SkippableTheory]
    [InlineData("atlas/0010-base_model.json")]
    [InlineData("atlas/3040-azure_adls_typedefs.json")]
    [InlineData("atlas/4010-ml_model.json")]
    [InlineData("atlas/column-lineage.json")]
    [InlineData("pyapacheatlas/mysql_typedefs_v2.json")]
    [InlineData("adb-accelerator/Custom_Types.json")]
    [InlineData("purviewcli-docs/types__createTypeDefs_0.json")]
    public async Task Typedefs_AreTakenAsTheyAre(string file)
    {
        string body = await File.ReadAllTextAsync(SharedData.Require("purview/" + file));
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync(Api + "/types/typedefs", body);
        JsonNode again = await map.Client.PostAsync(Api + "/types/typedefs", body);
        Assert.All(again.AsObject(), member => Assert.Empty(member.Value!.AsArray()));
    }

    [SkippableTheory]
    [InlineData("spec/Entity_BulkCreateOrUpdate.request.json", 2)]
    [InlineData("adls-payload/storage_account_service_filesystem.request.json", 3)]
    [InlineData("purviewcli-docs/entity__createBulk_0.json", 3)]
    [InlineData("purviewcli-docs/entity__createOrUpdateCollectionBulk_0.json", 2)]
    public async Task Entities_AreTakenAsTheyAre(string file, int expected)
    {
        string body = await File.ReadAllTextAsync(SharedData.Require("purview/" + file));
        await using DataMapFixture map = await StartAsync();
        JsonNode created = await map.Client.PostAsync(Api + "/entity/bulk", body);
        Assert.Equal(expected, created["mutatedEntities"]!["CREATE"]!.AsArray().Count);
        JsonNode again = await map.Client.PostAsync(Api + "/entity/bulk", body);
        Assert.Empty(again["mutatedEntities"]!.AsObject());
        Assert.Equal(expected, again["guidAssignments"]!.AsObject().Count);
    }

    [SkippableTheory]
    [InlineData("spec/Discovery_Query_And.json")]
    [InlineData("spec/Discovery_Query_Facet.json")]
    public async Task Queries_AreTakenAsTheyAre(string file)
    {
        JsonNode example = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.Require("purview/" + file)))!;
        await using DataMapFixture map = await StartAsync();
        JsonNode result = await map.Client.PostAsync("/datamap/api/search/query", example["request"]!.ToJsonString());
        Assert.Equal(0, (int)result["@search.count"]!);
    }

    [Fact]
    public async Task Seed_PutsTypesAndEntitiesIntoTheDataMap()
    {
        EmulatorSeed seed = EmulatorSeed.FromJson(
            """{"entities":[{"typeName":"their_model","attributes":{"qualifiedName":"x://m","name":"m"} }]}""",
            """{"entityDefs":[{"name":"their_model","superTypes":["DataSet"],"serviceType":"Azure Machine Learning"}]}""");
        await using DataMapFixture map = await StartAsync(new AzureEmulatorOptions { Seed = seed });
        Assert.Equal(1, map.Emulator.DataMap.EntityCount);
        JsonNode found = await map.Client.PostAsync("/datamap/api/search/query", """{"filter":{"assetType":"Azure Machine Learning"} }""");
        Assert.Equal("m", (string)found["value"]![0]!["name"]!);
        EmulatorSeed refused = EmulatorSeed.FromJson("""{"entities":[{"typeName":"unknown","attributes":{"qualifiedName":"x"} }]}""");
        FormatException error = await Assert.ThrowsAsync<FormatException>(() => AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = refused }));
        Assert.Contains("unknown", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capacity_Exceeded_Answers429WithFlatError()
    {
        await using DataMapFixture map = await StartAsync(new AzureEmulatorOptions { DataMapLimit = 1 });
        await map.BulkAsync(Entity("DataSet", "a"));
        JsonNode error = await map.Client.GetAsync(Api + "/types/typedefs/headers", 429);
        Assert.Equal("TooManyRequests", (string)error["errorCode"]!);
    }
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MLGovernance.Emulator;
using static MLGovernance.Tests.DataMap.DataMapFixture;

namespace MLGovernance.Tests.DataMap;

public sealed class DiscoveryTests
{
    private const string Query = "/datamap/api/search/query";

    [Theory]
    [InlineData("""{"entityType":"azure_blob_path"}""", 2)]
    [InlineData("""{"entityType":"DataSet","includeSubTypes":true}""", 3)]
    [InlineData("""{"and":[{"entityType":"azure_blob_path"},{"attributeName":"qualifiedName","operator":"contains","attributeValue":".csv"}]}""", 1)]
    [InlineData("""{"or":[{"objectType":"Tables"},{"attributeName":"owner","operator":"eq","attributeValue":"ada"}]}""", 2)]
    [InlineData("""{"not":{"assetType":"Azure Blob Storage"} }""", 1)]
    [InlineData("""{"collectionId":"emulated"}""", 3)]
    [InlineData("""{"fileExtension":"csv"}""", 1)]
    public async Task Query_Filters(string filter, int expected)
    {
        await using DataMapFixture map = await StartAsync();
        await FillAsync(map);
        JsonNode result = await map.Client.PostAsync(Query, $$"""{"keywords":null,"filter":{{filter}} }""");
        Assert.Equal(expected, (int)result["@search.count"]!);
    }

    [Fact]
    public async Task Query_FacetsOrderAndContinuation()
    {
        await using DataMapFixture map = await StartAsync();
        await FillAsync(map);
        JsonNode first = await map.Client.PostAsync(
            Query, """{"keywords":"*","limit":2,"orderby":[{"name":"DESC"}],"facets":[{"facet":"entityType","count":10,"sort":{"count":"desc"} }]}""");
        Assert.Equal(["sales", "b.txt"], first["value"]!.AsArray().Names());
        Assert.Equal(("azure_blob_path", 2), (
            (string)first["@search.facets"]!["entityType"]![0]!["value"]!, (int)first["@search.facets"]!["entityType"]![0]!["count"]!));
        JsonNode second = await map.Client.PostAsync(
            Query, $$"""{"keywords":"*","limit":2,"orderby":[{"name":"DESC"}],"continuationToken":"{{first["continuationToken"]}}"}""");
        Assert.Equal(["a.csv"], second["value"]!.AsArray().Names());
        Assert.Null(second["continuationToken"]);
    }

    [Fact]
    public async Task Query_NotUnderstood_IsRefused()
    {
        await using DataMapFixture map = await StartAsync();
        await map.Client.PostAsync(Query, """{"filter":{"invention":"x"} }""", 400);
        await map.Client.PostAsync(Query, """{"limit":5000}""", 400);
    }

    [Fact]
    public async Task SuggestAndAutocomplete()
    {
        await using DataMapFixture map = await StartAsync();
        await FillAsync(map);
        Assert.Equal(["sales"], (await map.Client.PostAsync("/datamap/api/search/suggest", """{"keywords":"sale"}"""))["value"]!.AsArray().Names());
        Assert.Equal("a.csv", (string)(await map.Client.PostAsync("/datamap/api/search/autocomplete", """{"keywords":"a."}"""))["value"]![0]!["text"]!);
    }

    [Fact]
    public async Task Query_BehindTheStore_ByTheLag()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using DataMapFixture map = await StartAsync(new AzureEmulatorOptions { SearchLag = TimeSpan.FromSeconds(10), TimeProvider = clock });
        await FillAsync(map);
        Assert.Equal(0, (int)(await map.Client.PostAsync(Query, "{}"))["@search.count"]!);
        await map.ReadAsync("azure_sql_table", "sales");
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(3, (int)(await map.Client.PostAsync(Query, "{}"))["@search.count"]!);
    }

    private static async Task FillAsync(DataMapFixture map) => await map.BulkAsync(
        Entity("azure_blob_path", "a.csv", attributes: ""","owner":"ada" """), Entity("azure_blob_path", "b.txt"), Entity("azure_sql_table", "sales"));
}

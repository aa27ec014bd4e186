using System.ClientModel.Primitives;
using System.Text.Json;
using Azure;
using Azure.Core;
using MLGovernance.Tests;

namespace MLGovernance.Azure.Tests.DataMap;

public sealed class DataMapClientTests
{
    private static readonly Uri Account = new("https://contoso.purview.azure.com");

    [Fact]
    public async Task CreateOrUpdateMany_SendsTheBodyToTheConfiguredBase()
    {
        FakeService service = new FakeService().On(
            "entity/bulk", """{"guidAssignments":{"-1":"g1"},"mutatedEntities":{"CREATE":[{"guid":"g1","typeName":"t","attributes":{"qualifiedName":"q"}}]}}""");

        EntityMutation result = (await Client(service, options => options.BasePath = "catalog/api/").Entities.CreateOrUpdateManyAsync(
            RequestContent.Create(BinaryData.FromString("""{"entities":[]}""")), "abc123", BusinessAttributeUpdate.Merge)).Value;

        (string method, Uri uri, string? authorization, string? body) = Assert.Single(service.Requests);
        Assert.Equal("POST", method);
        Assert.Equal(
            "https://contoso.purview.azure.com/catalog/api/atlas/v2/entity/bulk?collectionId=abc123&businessAttributeUpdateBehavior=merge&api-version=2023-09-01",
            uri.AbsoluteUri);
        Assert.Equal($"Bearer {FakeCredential.Token}", authorization);
        Assert.Equal("""{"entities":[]}""", body);
        Assert.Equal("g1", result.GuidAssignments["-1"]);
        Assert.Equal(("g1", "t", "q"), (result.Created[0].Guid, result.Created[0].TypeName, result.Created[0].QualifiedName));
        Assert.Empty(result.Deleted);
    }

    [Fact]
    public async Task Error_FlatAtlasBody_GivesItsCode()
    {
        FakeService service = new FakeService().On(
            "uniqueAttribute", """{"requestId":"r-1","errorCode":"ATLAS-404-00-009","errorMessage":"Instance t with unique attribute {qualifiedName=q} does not exist"}""", 404);

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(
            () => Client(service).Entities.GetByQualifiedNameAsync("t", "a/b?c&d"));

        Assert.Equal((404, "ATLAS-404-00-009"), (error.Status, error.ErrorCode));
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains("attr:qualifiedName=a%2Fb%3Fc%26d", service.Requests[0].Uri.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetMany_MoreThanFit_AsksInChunks()
    {
        FakeService service = new FakeService().On("entity/bulk", """{"entities":[{"guid":"x","typeName":"t"}]}""");
        EntityClient entities = Client(service).Entities;

        await entities.GetManyAsync(Enumerable.Range(0, 120).Select(i => $"00000000-0000-0000-0000-{i:D12}"));
        Assert.Equal(3, service.Requests.Count);

        service.Requests.Clear();
        await entities.GetManyByQualifiedNameAsync("t", Enumerable.Range(0, 20).Select(i => new string('q', 1000) + i));
        Assert.All(service.Requests, request => Assert.InRange(request.Uri.AbsoluteUri.Length, 1, 8_000));
        Assert.Equal(20, service.Requests.Sum(request => request.Uri.Query.Split(":qualifiedName=").Length - 1));
    }

    [Fact]
    public async Task Search_ContinuationTokens_AreFollowedAndLoopsEnd()
    {
        FakeService service = new FakeService().InTurn(
            "search/query",
            () => FakeService.Json("""{"@search.count":3,"value":[{"id":"1"}],"continuationToken":"a"}"""),
            () => FakeService.Json("""{"value":[],"continuationToken":"b"}"""),
            () => FakeService.Json("""{"value":[{"id":"2"}]}"""));
        List<string?> ids = [];
        await foreach (DataMapObject hit in Client(service).Discovery.SearchAsync(
            new DataMapSearch { Keywords = "credit", Filter = """{"entityType":"x"}""", Facets = ["classification"] }))
        {
            ids.Add(hit.Text("id"));
        }

        Assert.Equal(["1", "2"], ids);
        Assert.Equal("""{"keywords":"credit","limit":50,"filter":{"entityType":"x"},"facets":[{"facet":"classification"}]}""", service.Requests[0].Body);
        Assert.Contains("\"continuationToken\":\"a\"", service.Requests[1].Body, StringComparison.Ordinal);

        FakeService loop = new FakeService().On("search/query", """{"value":[],"continuationToken":"a"}""");
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (DataMapObject hit in Client(loop).Discovery.SearchAsync(new DataMapSearch()))
            {
            }
        });
    }

    [Fact]
    public async Task Annotations_DeleteWithBody_IsSent()
    {
        FakeService service = new FakeService().On(_ => true, _ => FakeService.Json("", 204));

        await Client(service).Entities.RemoveLabelsAsync("g", ["a", "b"]);

        Assert.Equal(("DELETE", """["a","b"]"""), (service.Requests[0].Method, service.Requests[0].Body));
    }

    [SkippableFact]
    public void Lineage_RealAnswer_GivesEntitiesAndEdges()
    {
        AtlasLineage lineage = new(JsonElement.Parse(File.ReadAllBytes(SharedData.Require("purview/purviewcli-docs/lineage__read_0.json"))));
        Assert.NotEmpty(lineage.Relations);
        Assert.All(lineage.Relations, relation => Assert.Contains(relation.From, lineage.Entities.Keys));
        Assert.Contains(lineage.BaseEntityGuid, lineage.Entities.Keys);
    }

    [Fact]
    public void Lineage_MoreNeighboursThanShown_IsTruncated()
    {
        AtlasLineage lineage = new(JsonElement.Parse(
            """{"baseEntityGuid":"a","relations":[{"fromEntityId":"b","toEntityId":"a"}],"widthCounts":{"INPUT":{"a":3,"b":0},"OUTPUT":null}}"""));
        Assert.Equal("a", Assert.Single(lineage.Truncated(DataMapLineageDirection.Input)));
        Assert.Empty(lineage.Truncated(DataMapLineageDirection.Output));
    }

    [Fact]
    public void Models_UnknownProperties_SurviveTheModelReaderWriter()
    {
        const string Json = """{"guid":"g","typeName":"t","future":{"x":[1,null]},"attributes":{"qualifiedName":"q"}}""";

        AtlasEntity entity = ModelReaderWriter.Read<AtlasEntity>(BinaryData.FromString(Json))!;

        Assert.Equal("q", entity.QualifiedName);
        Assert.Equal(Json, ModelReaderWriter.Write(entity).ToString());
        Assert.Throws<FormatException>(() => ModelReaderWriter.Write(entity, new ModelReaderWriterOptions("X")));
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("https://contoso.purview.azure.com.evil.example/x")]
    public async Task Collections_ForeignPageLink_IsRefused(string link)
    {
        FakeService service = new FakeService().On("account/collections", $$"""{"value":[],"nextLink":"{{link}}"}""");

        await Assert.ThrowsAsync<ForeignOriginException>(() => Client(service).Collections.GetCollectionsAsync().ToListAsync());
        Assert.Single(service.Requests);
    }

    [SkippableFact]
    public async Task Policies_RealListThatLinksToItself_Ends()
    {
        string body = File.ReadAllText(SharedData.Require("purview/purviewcli-docs/policystore__readMetadataRoles_0.json"))
            .Replace("YOUR_PURVIEW_ACCOUNT", "contoso", StringComparison.Ordinal);
        FakeService service = new FakeService().On("policystore/metadata", body);

        List<ResourceJson> roles = await Client(service).Policies.GetMetadataRolesAsync().ToListAsync();

        Assert.Contains(roles, role => role.Name == "data-curator");
        Assert.Single(service.Requests);
    }

    internal static DataMapClient Client(FakeService service, Action<DataMapClientOptions>? configure = null)
    {
        DataMapClientOptions options = new() { Transport = service.Transport };
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.MaxDelay = TimeSpan.Zero;
        options.Retry.Mode = RetryMode.Fixed;
        configure?.Invoke(options);
        return new DataMapClient(Account, new FakeCredential(), options);
    }
}

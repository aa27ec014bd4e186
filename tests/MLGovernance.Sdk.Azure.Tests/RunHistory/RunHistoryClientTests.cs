using System.Text;
using System.Text.Json;
using Azure;

namespace MLGovernance.Azure.Tests.RunHistory;

public sealed class RunHistoryClientTests
{
    private static readonly Uri Region = new("https://westeurope.api.azureml.ms");

    [Theory]
    [InlineData("https://evil.example/discovery", """{"api":"https://westeurope.api.azureml.ms"}""", 0)]
    [InlineData("https://westeurope.api.azureml.ms.evil.example/discovery", "{}", 0)]
    [InlineData("https://westeurope.api.azureml.ms/discovery", """{"api":"https://evil.example"}""", 1)]
    [InlineData("https://westeurope.api.azureml.ms/discovery", """{"api":"https://u:p@westeurope.api.azureml.ms"}""", 1)]
    public async Task Discover_HostOutsideTheCloud_IsRefused(string discoveryUrl, string answer, int requests)
    {
        FakeService service = new FakeService().On("discovery", answer);

        await Assert.ThrowsAsync<ForeignOriginException>(() => RunHistoryClient.DiscoverAsync(new Uri(discoveryUrl), Options(service)));

        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public async Task Discover_RegionOfTheCloud_IsTakenWithoutAToken()
    {
        FakeService service = new FakeService().On("discovery", """{"api":"https://westeurope.api.azureml.ms/some/path"}""");

        Assert.Equal(Region, await RunHistoryClient.DiscoverAsync(new Uri(Region, "/discovery"), Options(service)));
        Assert.Null(Assert.Single(service.Requests).Authorization);
    }

    [Fact]
    public async Task GetChildren_ContinuationToken_IsFollowed()
    {
        FakeService service = new FakeService()
            .On("/children", """{"value":[{"runId":"a"}],"continuationToken":"x=1"}""")
            .On("continuationtoken=x%3D1", """{"value":[{"runId":"b"}],"continuationToken":null}""");
        RunHistoryClient client = new(Region, new FakeCredential(), Options(service));

        List<ResourceJson> children = await client.GetChildrenAsync(Clients.Workspace, "pipe 1").ToListAsync();

        Assert.Equal(["a", "b"], children.Select(child => child.Text("runId")));
        Assert.EndsWith("/workspaces/ws/runs/pipe%201/children", service.Requests[0].Uri.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetRunDetails_DataPlaneError_GivesItsCode()
    {
        FakeService service = new FakeService().On(
            "/details", """{"error":{"code":"UserError","message":"Run not found","innerError":{"code":"NotFoundError"}},"correlation":{}}""", 404);

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(
            () => new RunHistoryClient(Region, new FakeCredential(), Options(service)).GetRunDetailsAsync(Clients.Workspace, "gone"));

        Assert.Equal((404, "UserError"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public void Facts_JoinedToAJob_KeepItsPayloadAndLeaveLogsOut()
    {
        ResourceJson job = new("""{"id":"/j","properties":{"x":1}}"""u8.ToArray());
        ResourceJson details = new(Encoding.UTF8.GetBytes(
            """{"runId":"j","inputs":{"raw":{"assetId":"azureml://data/a/versions/1"}},"outputs":{},"logFiles":{"a":"https://x?sig=CANARY"},"runDefinition":{"environmentVariables":{"K":"CANARY"}}}"""));
        ResourceJson run = new("""{"runId":"j","parentRunId":"pipe","inputs":{"other":{}}}"""u8.ToArray());

        byte[] joined = RunHistoryFacts.Join(job, details, run);

        Assert.Equal(
            """{"id":"/j","properties":{"x":1},"runHistory":{"runId":"j","inputs":{"raw":{"assetId":"azureml://data/a/versions/1"}},"parentRunId":"pipe"}}""",
            Encoding.UTF8.GetString(joined));
        using JsonDocument document = JsonDocument.Parse(joined);
    }

    private static RunHistoryClientOptions Options(FakeService service)
    {
        RunHistoryClientOptions options = new() { Transport = service.Transport };
        options.Retry.MaxRetries = 0;
        return options;
    }
}

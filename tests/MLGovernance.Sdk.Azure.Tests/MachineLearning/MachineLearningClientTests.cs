using System.Net;
using System.Text;
using Azure;

namespace MLGovernance.Azure.Tests.MachineLearning;

public sealed class MachineLearningClientTests
{
    private static readonly ResourceListing Jobs = ResourceListing.OfWorkspace.Single(listing => listing.Segment == "jobs");

    [Fact]
    public async Task GetResources_ThreePagesOneEmpty_ReturnsEveryItemVerbatim()
    {
        FakeService service = new FakeService()
            .On("/jobs?listViewType=All", """{"value":[{"id":"/a","name":"a"}],"nextLink":"https://management.azure.com/x?$skip=%3D1&api-version=2020-01-01"}""")
            .On("$skip=%3D1", """{"value":[],"nextLink":"https://management.azure.com/x?$skip=2"}""")
            .On("$skip=2", """{"nextLink":null,"value":[{"id":"/b", "extra" : [1,{"x":null}]}]}""");

        List<ResourceJson> items = await Clients.MachineLearning(service).GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync();

        Assert.Equal(["""{"id":"/a","name":"a"}""", """{"id":"/b", "extra" : [1,{"x":null}]}"""], items.Select(item => item.ToString()));
        Assert.Equal("/jobs?listViewType=All&api-version=2025-12-01", service.Requests[0].Uri.PathAndQuery[Clients.Workspace.Length..]);
        Assert.Equal("/x?$skip=%3D1&api-version=2020-01-01", service.Requests[1].Uri.PathAndQuery);
        Assert.All(service.Requests, request => Assert.Equal($"Bearer {FakeCredential.Token}", request.Authorization));
    }

    [Theory]
    [InlineData("https://evil.example/subscriptions/x?$skip=1", "evil.example")]
    [InlineData("https://management.azure.com@evil.example/x", "evil.example")]
    [InlineData("https://management.azure.com.evil.example/x", "management.azure.com.evil.example")]
    [InlineData("//evil.example/x", "evil.example")]
    [InlineData("http://management.azure.com/x", "management.azure.com")]
    [InlineData("https://management.azure.com:8443/x", "management.azure.com")]
    public async Task GetResources_ForeignPageLink_IsRefusedBeforeATokenLeaves(string link, string host)
    {
        FakeService service = new FakeService().On("/jobs?", $$"""{"value":[],"nextLink":"{{link}}"}""");

        ForeignOriginException refused = await Assert.ThrowsAsync<ForeignOriginException>(
            () => Clients.MachineLearning(service).GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync());

        Assert.Equal(("management.azure.com", host), (refused.PinnedHost, refused.RequestedHost));
        Assert.Contains(host, refused.Message, StringComparison.Ordinal);
        Assert.Contains("'https://management.azure.com'", refused.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task GetResource_ForeignRedirect_IsRefusedBeforeATokenLeaves()
    {
        FakeService service = new FakeService().On(_ => true, _ => FakeService.Json("", 302, ("Location", "https://evil.example/steal")));

        await Assert.ThrowsAsync<ForeignOriginException>(() => Clients.MachineLearning(service).GetResourceAsync(Clients.Workspace));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task GetResource_SameOriginRedirect_IsFollowed()
    {
        FakeService service = new FakeService()
            .On("/workspaces/ws?", "", 307, ("Location", "https://management.azure.com/moved"))
            .On("/moved", """{"name":"ws"}""");

        Response<ResourceJson> workspace = await Clients.MachineLearning(service).GetResourceAsync(Clients.Workspace);

        Assert.Equal("ws", workspace.Value.Name);
    }

    [Fact]
    public async Task GetResources_RepeatedPageLink_EndsWithAClearError()
    {
        FakeService service = new FakeService()
            .On("/jobs?", """{"value":[{"id":"/a"}],"nextLink":"https://management.azure.com/loop?$skip=1"}""")
            .On("/loop", """{"value":[{"id":"/b"}],"nextLink":"https://management.azure.com/loop?$skip=1"}""");

        InvalidDataException loop = await Assert.ThrowsAsync<InvalidDataException>(
            () => Clients.MachineLearning(service).GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync());

        Assert.Contains("'jobs' repeats a page link", loop.Message, StringComparison.Ordinal);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task GetResources_ValueMissingOrNull_IsEmpty()
    {
        FakeService service = new FakeService().InTurn("/jobs?", () => FakeService.Json("""{"nextLink":null}"""), () => FakeService.Json("""{"value":null,"nextLink":""}"""));
        MachineLearningClient client = Clients.MachineLearning(service);

        Assert.Empty(await client.GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync());
        Assert.Empty(await client.GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync());
    }

    [Fact]
    public async Task GetResources_Throttled_WaitsAndRetries()
    {
        FakeService service = new FakeService().InTurn(
            "/jobs?",
            () => FakeService.Json("""{"error":{"code":"TooManyRequests","message":"x"}}""", 429, ("Retry-After", "0")),
            () => FakeService.Json("", 503, ("Retry-After", "0")),
            () => FakeService.Json("""{"value":[{"id":"/a"}]}"""));

        Assert.Single(await Clients.MachineLearning(service).GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync());
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task GetResources_TruncatedBodyOnce_ReadsThePageAgain()
    {
        FakeService service = new FakeService().InTurn(
            "/jobs?", () => FakeService.Json("""{"value":[{"id":"/a"},{"id":"""), () => FakeService.Json("""{"value":[{"id":"/a"},{"id":"/b"}]}"""));

        Assert.Equal(2, (await Clients.MachineLearning(service).GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync()).Count);
    }

    [Fact]
    public async Task GetResources_TruncatedBodyAlways_NamesTheListAndThePlace()
    {
        FakeService service = new FakeService().On("/jobs?", """{"value":[{"id":"/a"},{"id":""");

        RequestFailedException broken = await Assert.ThrowsAsync<RequestFailedException>(
            () => Clients.MachineLearning(service).GetResourcesAsync(Clients.Workspace, Jobs).ToListAsync());

        Assert.Equal("IncompletePage", broken.ErrorCode);
        Assert.Contains("'jobs' is not complete JSON", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InvalidApiVersionParameter", "The api-version '2026-09-01' is invalid. The supported versions are '2025-10-01-preview,2025-09-01,2024-10-01'.", "2025-09-01")]
    [InlineData("NoRegisteredProviderFound", "No registered resource provider found.", "2025-12-01")]
    public async Task GetResource_LaggingCloud_FallsBackAndRemembers(string code, string message, string expected)
    {
        FakeService service = new FakeService()
            .On(_ => true, _ => FakeService.Json($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""", 400))
            .On($"api-version={expected}", """{"name":"ws"}""");
        MachineLearningClient client = Clients.MachineLearning(service, options => options.ApiVersion = "2026-09-01");

        await client.GetResourceAsync(Clients.Workspace);
        int first = service.Requests.Count;
        await client.GetResourceAsync(Clients.Workspace);

        Assert.Equal(expected, client.ApiVersion);
        Assert.Equal(first + 1, service.Requests.Count);
    }

    [Fact]
    public async Task GetResource_NoVersionWorks_ReportsTheServicesError()
    {
        FakeService service = new FakeService().On(
            _ => true, _ => FakeService.Json("""{"error":{"code":"InvalidApiVersionParameter","message":"no"}}""", 400));

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(
            () => Clients.MachineLearning(service).GetResourceAsync(Clients.Workspace));

        Assert.Equal("InvalidApiVersionParameter", error.ErrorCode);
        Assert.Equal(5, service.Requests.Count); // 2025-12-01 down to 2024-04-01.
    }

    [Fact]
    public async Task GetResource_OtherProvider_IsAskedWithItsOwnVersion()
    {
        FakeService service = new FakeService().On("storageAccounts/sa", """{"name":"sa"}""");

        await Clients.MachineLearning(service).GetResourceAsync("/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/sa");

        Assert.EndsWith("sa?api-version=2023-05-01", service.Requests[0].Uri.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("/a?b=c")]
    [InlineData("\\\\evil\\x")]
    public async Task GetResource_IdThatIsNoPath_IsRefused(string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Clients.MachineLearning(new FakeService()).GetResourceAsync(id));

    [Fact]
    public async Task GetResource_ServiceEchoesASecret_ExceptionDoesNot()
    {
        FakeService service = new FakeService().On(
            _ => true, _ => FakeService.Json("""{"error":{"code":"BadRequest","message":"Cannot parse 'AccountKey=CANARY-7f;x'","details":[{"code":"X","message":"Password=CANARY-8f"}]}}""", 400));

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(
            () => Clients.MachineLearning(service).GetResourceAsync(Clients.Workspace));

        Assert.Contains("AccountKey=[redacted:secret]", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", Encoding.UTF8.GetString(error.GetRawResponse()!.Content.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeCredential.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_PlainHttpEndpoint_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new MachineLearningClient(new Uri("http://localhost:5000"), new FakeCredential()));

    [Fact]
    public async Task GetResource_SovereignCloud_UsesItsEndpointAndScope()
    {
        FakeService service = new FakeService().On(_ => true, _ => FakeService.Json("{}"));
        FakeCredential credential = new();
        MachineLearningClientOptions options = new() { Cloud = AzureCloud.China, Transport = service.Transport };

        await new MachineLearningClient(credential, options).GetResourceAsync(Clients.Workspace);

        Assert.Equal("management.chinacloudapi.cn", service.Requests[0].Uri.Host);
        Assert.Equal(["https://management.chinacloudapi.cn/.default"], credential.Scopes);
    }
}

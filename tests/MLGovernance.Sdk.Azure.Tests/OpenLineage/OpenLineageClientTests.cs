using System.Text.Json;
using Azure;
using MLGovernance.OpenLineage;

namespace MLGovernance.Azure.Tests;

public sealed class OpenLineageClientTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static OpenLineageClientOptions Options
    {
        get
        {
            var options = new OpenLineageClientOptions();
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
            options.Retry.MaxRetries = 3;
            return options;
        }
    }

    private static JobEvent Event(string name) => new() { EventTime = Time, Job = new Job("n", name) };

    [Fact]
    public async Task Send_OverHttp_PostsTheEventWhereTheSpecificationSays()
    {
        using var service = new LineageListener();

        Response response = await new OpenLineageClient(service.Endpoint, Options).SendAsync(Event("j"));

        Assert.Equal(201, response.Status);
        (string method, string path, string? authorization, string body) = Assert.Single(service.Requests);
        Assert.Equal(("POST", "/api/v1/lineage", null), (method, path, authorization));
        Assert.Equal("j", JsonDocument.Parse(body).RootElement.GetProperty("job").GetProperty("name").GetString());
        Assert.Equal("j", Assert.IsType<JobEvent>(OpenLineageJson.Parse(body)).Job.Name);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Send_ToABusyService_IsRepeated(int status)
    {
        using var service = new LineageListener((status, "busy"), (status, "busy"));

        OpenLineageReceipt receipt = await new OpenLineageClient(service.Endpoint, Options).SendAllAsync([Event("a"), Event("b")]);

        Assert.Equal(2, receipt.Sent);
        Assert.Empty(receipt.Refused);
        Assert.Equal(4, service.Requests.Count);
        Assert.Equal(service.Requests[0].Body, service.Requests[2].Body);
    }

    [Fact]
    public async Task Send_ToAServiceThatKeepsFailing_Throws()
    {
        using var service = new LineageListener([.. Enumerable.Repeat((500, """{"message":"down"}"""), 4)]);

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => new OpenLineageClient(service.Endpoint, Options).SendAllAsync([Event("a"), Event("b")]));

        Assert.Equal(500, error.Status);
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task SendAll_OneRefused_TellsWhichAndSendsTheRest()
    {
        using var service = new LineageListener((201, ""), (422, """{"code":422,"message":"no such namespace"}"""));

        OpenLineageReceipt receipt = await new OpenLineageClient(service.Endpoint, Options).SendAllAsync([Event("a"), Event("b"), Event("c")]);

        Assert.Equal(2, receipt.Sent);
        RefusedOpenLineageEvent refused = Assert.Single(receipt.Refused);
        Assert.Equal(("b", 422), (Assert.IsType<JobEvent>(refused.Event).Job.Name, refused.Status));
    }

    [Fact]
    public async Task Send_WithAKey_CarriesItAsBearerAndNamesItNowhere()
    {
        const string Key = "k3y-that-must-not-show";
        FakeService service = new FakeService().On("lineage", """{"error":{"code":"Forbidden","message":"key k3y is wrong"}}""", 403);
        OpenLineageClientOptions options = Options;
        options.Transport = service.Transport;
        options.Path = "/ingest/lineage";

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(
            () => new OpenLineageClient(new Uri("https://lineage.example/base/"), new AzureKeyCredential(Key), options).SendAsync(Event("a")));

        Assert.Equal("Bearer " + Key, service.Requests[0].Authorization);
        Assert.Equal("https://lineage.example/base/ingest/lineage", service.Requests[0].Uri.AbsoluteUri);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WithATokenCredential_AsksForItsScope()
    {
        FakeService service = new FakeService().On("lineage", "{}", 200);
        OpenLineageClientOptions options = Options;
        options.Transport = service.Transport;

        await new OpenLineageClient(new Uri("https://lineage.example"), new FakeCredential(), "api://lineage/.default", options).SendAsync(Event("a"));

        Assert.StartsWith("Bearer ", service.Requests[0].Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_KeyOverHttp_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new OpenLineageClient(new Uri("http://lineage.example"), new AzureKeyCredential("k")));
        Assert.Throws<ArgumentException>(() => new OpenLineageClient(new Uri("http://lineage.example"), new FakeCredential(), "s"));
        Assert.Throws<ArgumentException>(() => new OpenLineageClient(new Uri("ftp://lineage.example")));
    }

    [Fact]
    public async Task FromEnvironment_TheSharedVariables_TellAddressAndPath()
    {
        using var service = new LineageListener();
        Assert.Contains("OPENLINEAGE_URL", Assert.Throws<InvalidOperationException>(() => OpenLineageClient.FromEnvironment()).Message, StringComparison.Ordinal);
        try
        {
            Environment.SetEnvironmentVariable("OPENLINEAGE_URL", service.Endpoint.AbsoluteUri);
            Environment.SetEnvironmentVariable("OPENLINEAGE_ENDPOINT", "take/it");
            await OpenLineageClient.FromEnvironment(Options).SendAsync(Event("a"));
            Environment.SetEnvironmentVariable("OPENLINEAGE_API_KEY", "k");
            Assert.Throws<ArgumentException>(() => OpenLineageClient.FromEnvironment(Options));
        }
        finally
        {
            foreach (string name in (string[])["OPENLINEAGE_URL", "OPENLINEAGE_ENDPOINT", "OPENLINEAGE_API_KEY"])
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        Assert.Equal("/take/it", Assert.Single(service.Requests).Path);
    }
}

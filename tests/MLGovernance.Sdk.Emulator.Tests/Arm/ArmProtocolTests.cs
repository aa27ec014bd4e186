using System.Net;
using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.Arm;

public sealed class ArmProtocolTests
{
    private const string Workspace = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    [Fact]
    public async Task Request_NoApiVersion_Answers400()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(1) });
        using var client = new EmulatorClient(emulator);
        Assert.Equal("MissingApiVersionParameter", (string)(await client.GetAsync(Workspace, 400))["error"]!["code"]!);
    }

    [Fact]
    public async Task Request_LaggingCloud_NamesItsVersions()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(1), ApiVersions = ["2024-04-01"] });
        using var client = new EmulatorClient(emulator);
        JsonNode error = await client.GetAsync(Workspace + "?api-version=2025-12-01", 400);
        Assert.Equal("InvalidApiVersionParameter", (string)error["error"]!["code"]!);
        Assert.Contains("2024-04-01", (string)error["error"]!["message"]!, StringComparison.Ordinal);
        await client.GetAsync(Workspace + "?api-version=2024-04-01");
    }

    [Fact]
    public async Task Request_NoToken_Answers401WithChallengeAndLogsIt()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(1) });
        using var client = new EmulatorClient(emulator, withToken: false);
        using HttpResponseMessage response = await client.Http.GetAsync(new Uri(Workspace + "?api-version=2025-12-01", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        EmulatorRequest logged = Assert.Single(emulator.Requests.ToImmutableArray());
        Assert.Equal((false, 401), (logged.HadBearerToken, logged.Status));
    }

    [Theory]
    [InlineData("listKeys")]
    [InlineData("datastores/d/listSecrets")]
    public async Task Post_SecretAction_Answers403(string action)
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(1) });
        using var client = new EmulatorClient(emulator);
        JsonNode error = await client.PostAsync($"{Workspace}/{action}?api-version=2025-12-01", "{}", 403);
        Assert.Equal("AuthorizationFailed", (string)error["error"]!["code"]!);
        Assert.Single(emulator.Requests.Matching("POST", "**/list*"));
    }

    [Fact]
    public async Task Read_OverTheLimit_Answers429WithRetryAfter()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(1), ReadLimit = 2 });
        using var client = new EmulatorClient(emulator);
        await client.GetAsync(Workspace + "?api-version=2025-12-01");
        await client.GetAsync(Workspace + "?api-version=2025-12-01");
        using HttpResponseMessage response = await client.Http.GetAsync(new Uri(Workspace + "?api-version=2025-12-01", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Handler_PublicHosts_LeadHereAndStayInLinks()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(3), PageSize = 1 });
        using var client = new EmulatorClient(emulator, mapPublicHosts: true);
        string first = $"https://management.azure.com{Workspace}/models/m/versions?api-version=2025-12-01&listViewType=All";
        JsonNode page = await client.GetAsync(first);
        Assert.StartsWith("https://management.azure.com/", (string)page["nextLink"]!, StringComparison.Ordinal);
        Assert.Equal(3, (await client.ListAsync(first)).Count);
        JsonNode workspace = await client.GetAsync($"https://management.azure.com{Workspace}?api-version=2025-12-01");
        JsonNode planes = await client.GetAsync((string)workspace["properties"]!["discoveryUrl"]!);
        Assert.Equal("https://x.api.azureml.ms", (string)planes["history"]!);
    }

    [Fact]
    public async Task Client_WithoutTheCertificate_IsRefused()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync();
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(emulator.Endpoint));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", emulator.Certificate, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", emulator.Certificate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_PutAndRemove_ShowAtOnce()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = ArmListTests.Models(1) });
        using var client = new EmulatorClient(emulator);
        emulator.Resources.Put($$"""{"id":"{{Workspace}}/jobs/J","name":"J","properties":{"jobType":"Command"} }""");
        Assert.Equal(["J"], (await client.ListAsync($"{Workspace}/jobs?api-version=2025-12-01&jobType=Command")).Names());
        Assert.True(emulator.Resources.Remove($"{Workspace}/jobs/J"));
        await client.GetAsync($"{Workspace}/jobs/J?api-version=2025-12-01", 404);
        Assert.Throws<FormatException>(() => emulator.Resources.Put("""{"id":"nonsense"}"""));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using MLGovernance.Emulator;
using MLGovernance.Tests.Arm;

namespace MLGovernance.Tests.Faults;

public sealed class FaultTests
{
    private const string Workspace =
        "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws?api-version=2025-12-01";

    private const string Bulk = "/datamap/api/atlas/v2/entity/bulk";
    private const string DataSet = """{"entities":[{"typeName":"DataSet","attributes":{"qualifiedName":"q://d","name":"d"} }]}""";

    [Fact]
    public async Task Status_ActsSoManyTimesAfterSoManySkipped()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Route = "**/workspaces/*", Status = 429, RetryAfter = TimeSpan.FromSeconds(3), Skip = 1, Times = 2 });
        using var client = new EmulatorClient(emulator);
        await client.GetAsync(Workspace);
        using HttpResponseMessage throttled = await client.Http.GetAsync(new Uri(Workspace, UriKind.Relative));
        Assert.Equal((HttpStatusCode.TooManyRequests, 3.0), (throttled.StatusCode, throttled.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.Equal("TooManyRequests", (string)(await client.GetAsync(Workspace, 429))["error"]!["code"]!);
        await client.GetAsync(Workspace);
        Assert.Empty(emulator.Faults.Armed);
        Assert.Equal([false, true, true, false], emulator.Requests.ToImmutableArray().Select(request => request.Faulted));
    }

    [Fact]
    public async Task ExpiredToken_ComesWithAChallenge()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Status = 401 });
        using var client = new EmulatorClient(emulator);
        using HttpResponseMessage response = await client.Http.GetAsync(new Uri(Workspace, UriKind.Relative));
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
        Assert.Contains("ExpiredAuthenticationToken", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_IsServedAsIs()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Status = 502, Body = "<html><title>Bad Gateway</title></html>" });
        using var client = new EmulatorClient(emulator);
        using HttpResponseMessage response = await client.Http.GetAsync(new Uri(Workspace, UriKind.Relative));
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_BodyEndsEarly()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { TruncateAt = 0.5 });
        using var client = new EmulatorClient(emulator);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.Http.GetStringAsync(new Uri(Workspace, UriKind.Relative)));
        await client.GetAsync(Workspace);
    }

    [Fact]
    public async Task Dropped_ConnectionChangesNothing()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Method = "POST", DropConnection = true });
        using var client = new EmulatorClient(emulator);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PostAsync(Bulk, DataSet));
        Assert.Equal(0, emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task WriteThenTimeout_TheWriteStays()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Method = "POST", WriteThenTimeout = true });
        emulator.Faults.Add(new Fault { Method = "POST", WriteThenTimeout = true, Status = 504 });
        using var client = new EmulatorClient(emulator);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PostAsync(Bulk, DataSet));
        Assert.Equal(1, emulator.DataMap.EntityCount);
        await client.PostAsync(Bulk, DataSet.Replace("q://d", "q://e", StringComparison.Ordinal), 504);
        Assert.Equal(2, emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task ForeignNextLink_StandsInTheList()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Route = "**/models", NextLink = "https://evil.example/?$skip=1" });
        using var client = new EmulatorClient(emulator);
        string list = Workspace.Replace("?", "/models?", StringComparison.Ordinal);
        Assert.Equal("https://evil.example/?$skip=1", (string)(await client.GetAsync(list))["nextLink"]!);
        Assert.Null((await client.GetAsync(list))["nextLink"]);
    }

    [Fact]
    public async Task Contains_OnlyThePoisonEntityFails()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Route = "/datamap/**", Contains = "q://poison", Status = 400, Times = null });
        using var client = new EmulatorClient(emulator);
        await client.PostAsync(Bulk, DataSet);
        await client.PostAsync(Bulk, DataSet.Replace("q://d", "q://poison", StringComparison.Ordinal), 400);
        await client.PostAsync(Bulk, DataSet.Replace("q://d", "q://poison", StringComparison.Ordinal), 400);
        Assert.Equal(1, emulator.DataMap.EntityCount);
    }

    [Fact]
    public async Task Delay_HoldsTheAnswerBack()
    {
        await using AzureEmulator emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Delay = TimeSpan.FromMinutes(5) });
        using var client = new EmulatorClient(emulator);
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> held = client.Http.GetAsync(new Uri(Workspace, UriKind.Relative), stop.Token);
        while (emulator.Faults.Armed.Length > 0)
        {
            await Task.Delay(10);
        }

        Assert.False(held.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        await client.GetAsync(Workspace);
    }

    [Fact]
    public async Task Load_ReadsAScriptAndRefusesAMistypedOne()
    {
        await using AzureEmulator emulator = await StartAsync();
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, """
                {"faults":[{"route":"**/ws","status":503,"times":null,"body":{"error":{"code":"ServerBusy"} } }, {"method":"POST","writeThenTimeout":true}]}
                """);
            emulator.Faults.Load(file);
            Assert.Equal(2, emulator.Faults.Armed.Length);
            using var client = new EmulatorClient(emulator);
            JsonNode error = await client.GetAsync(Workspace, 503);
            Assert.Equal("ServerBusy", (string)error["error"]!["code"]!);

            await File.WriteAllTextAsync(file, """{"faults":[{"statsu":503}]}""");
            FormatException mistyped = Assert.Throws<FormatException>(() => emulator.Faults.Load(file));
            Assert.Contains("faults[0].statsu", mistyped.Message, StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, """{"faults":[{"status":99}]}""");
            Assert.Throws<FormatException>(() => emulator.Faults.Load(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<AzureEmulator> StartAsync() => AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = ArmListTests.Models(1) });
}

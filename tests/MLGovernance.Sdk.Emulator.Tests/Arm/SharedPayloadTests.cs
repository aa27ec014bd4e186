using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.Arm;

public sealed class SharedPayloadTests
{
    [SkippableFact]
    public async Task Index_EveryRequest_IsAnsweredLiterally()
    {
        string folder = SharedData.Require("aml-payloads");
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = folder, MoveDiscoveryUrl = false });
        Assert.Empty(emulator.SeedIssues);
        using var client = new EmulatorClient(emulator);
        int asked = 0;
        JsonNode index = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "index.json")))!;
        string host = (string)index["host"]!;
        foreach (JsonNode? entry in index["entries"]!.AsArray())
        {
            if ((string?)entry!["request"] is { } request)
            {
                JsonNode answered = await client.GetAsync(request["GET ".Length..], (int)entry["status"]!);
                string expected = await File.ReadAllTextAsync(Path.Combine(folder, (string)entry["file"]!));
                expected = expected.Replace($"\"nextLink\": \"{host}/", $"\"nextLink\": \"{emulator.Endpoint}", StringComparison.Ordinal);
                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answered), (string)entry["file"]!);
                asked++;
            }
        }

        Assert.True(asked > 60, $"only {asked} requests were in the index");
    }

    [SkippableFact]
    public async Task Collections_FollowFromTheResources()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = SharedData.Require("aml-payloads"), PageSize = 2 });
        using var client = new EmulatorClient(emulator);
        const string version = "api-version=2025-12-01&listViewType=All";
        const string subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";
        const string workspace = subscription + "/resourceGroups/rg-risk-prod/providers/Microsoft.MachineLearningServices/workspaces/risk-prod";
        Assert.Equal(5, (await client.ListAsync($"{subscription}/providers/Microsoft.MachineLearningServices/workspaces?{version}")).Count);
        Assert.Equal(["contoso-models"], (await client.ListAsync($"{subscription}/providers/Microsoft.MachineLearningServices/registries?{version}")).Names());
        const string registry = subscription + "/resourceGroups/rg-ml-shared/providers/Microsoft.MachineLearningServices/registries/contoso-models";
        Assert.Equal(["base-scorer"], (await client.ListAsync($"{registry}/models?{version}")).Names());
        Assert.Equal(["2"], (await client.ListAsync($"{registry}/models/base-scorer/versions?{version}")).Names());
        Assert.Contains("credit-risk", (await client.ListAsync($"{workspace}/models?{version}")).Names());
        Assert.Equal(["1", "2", "3"], (await client.ListAsync($"{workspace}/models/credit-risk/versions?{version}")).Names().Order());
        Assert.Equal(6, (await client.ListAsync($"{workspace}/datastores?count=30&{version}")).Count);
        Assert.Contains("sweep-risk-0007_3", (await client.ListAsync($"{workspace}/jobs?{version}")).Names());
        Assert.Contains("casey", (await client.ListAsync($"{workspace}/onlineEndpoints/credit-score/deployments?{version}")).Names());
    }

    [SkippableFact]
    public async Task RunHistory_FollowsFromJobs()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = SharedData.Require("aml-payloads") });
        using var client = new EmulatorClient(emulator);
        const string scope = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-risk-prod/providers/Microsoft.MachineLearningServices/workspaces/risk-prod";
        JsonNode workspace = await client.GetAsync($"{scope}?api-version=2025-12-01");
        JsonNode planes = await client.GetAsync((string)workspace["properties"]!["discoveryUrl"]!);
        string history = $"{planes["api"]}/history/v1.0{scope}/runs";
        JsonNode children = await client.GetAsync($"{history}/pipe-risk-0042/children");
        Assert.Equal(["prep-risk-0042", "train-risk-0042"], children["value"]!.AsArray().Select(run => (string)run!["runId"]!));
        Assert.Equal("pipe-risk-0042", (string)(await client.GetAsync($"{history}/train-risk-0042"))["parentRunId"]!);
        Assert.NotEmpty((await client.GetAsync($"{history}/train-risk-0042/details"))["inputs"]!.AsObject());
        await client.GetAsync($"{history}/none", 404);
    }
}

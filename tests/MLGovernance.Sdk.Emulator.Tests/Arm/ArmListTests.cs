using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.Arm;

public sealed class ArmListTests
{
    private const string Provider = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices";
    private const string Workspace = Provider + "/workspaces/ws";
    private const string Version = "api-version=2025-12-01";

    [Fact]
    public async Task List_MoreThanOnePage_FollowsLinksOnTheUsedHost()
    {
        await using AzureEmulator emulator = await StartAsync(Models(7), pageSize: 3);
        using var client = new EmulatorClient(emulator);
        JsonNode first = await client.GetAsync($"{Workspace}/models/m/versions?listViewType=All&{Version}");
        Assert.Equal(3, first["value"]!.AsArray().Count);
        Assert.StartsWith(emulator.Endpoint.AbsoluteUri, (string)first["nextLink"]!, StringComparison.Ordinal);
        Assert.Equal(7, (await client.ListAsync($"{Workspace}/models/m/versions?listViewType=All&{Version}")).Count);
    }

    [Fact]
    public async Task List_EmptyPages_StillGivesEverything()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = Models(3), EmptyPages = true });
        using var client = new EmulatorClient(emulator);
        Assert.Empty((await client.GetAsync($"{Workspace}/models/m/versions?listViewType=All&{Version}"))["value"]!.AsArray());
        Assert.Equal(3, (await client.ListAsync($"{Workspace}/models/m/versions?listViewType=All&{Version}")).Count);
    }

    [Theory]
    [InlineData("", new[] { "1", "3" })]
    [InlineData("&listViewType=ArchivedOnly", new[] { "2" })]
    [InlineData("&listViewType=All", new[] { "1", "2", "3" })]
    [InlineData("&listViewType=All&$orderBy=createdtime%20desc", new[] { "3", "2", "1" })]
    [InlineData("&listViewType=All&$orderBy=createdtime%20desc&$top=1", new[] { "3" })]
    [InlineData("&listViewType=All&tags=team%3Drisk", new[] { "2" })]
    [InlineData("&listViewType=All&version=3", new[] { "3" })]
    public async Task List_QueryParameters_SelectAsTheServiceDoes(string query, string[] expected)
    {
        await using AzureEmulator emulator = await StartAsync(Models(3));
        using var client = new EmulatorClient(emulator);
        Assert.Equal(expected, (await client.ListAsync($"{Workspace}/models/m/versions?{Version}{query}")).Names());
    }

    [Fact]
    public async Task List_VersionsWithoutContainer_DerivesTheContainer()
    {
        await using AzureEmulator emulator = await StartAsync(Models(3));
        using var client = new EmulatorClient(emulator);
        JsonNode container = Assert.Single(await client.ListAsync($"{Workspace}/models?{Version}"));
        Assert.Equal("3", (string)container["properties"]!["latestVersion"]!);
        Assert.Equal("4", (string)container["properties"]!["nextVersion"]!);
    }

    [Fact]
    public async Task List_Workspaces_ByGroupAndBySubscription()
    {
        await using AzureEmulator emulator = await StartAsync(Models(1));
        using var client = new EmulatorClient(emulator);
        Assert.Equal(["ws"], (await client.ListAsync($"/subscriptions/S1/providers/microsoft.machinelearningservices/workspaces?{Version}")).Names());
        Assert.Equal(["ws"], (await client.ListAsync($"{Provider}/workspaces?{Version}")).Names());
    }

    [Fact]
    public async Task Get_OtherLetterCase_FindsArmSegmentsButNotAssetNames()
    {
        await using AzureEmulator emulator = await StartAsync(Models(1));
        using var client = new EmulatorClient(emulator);
        string upper = Workspace.ToUpperInvariant().Replace("/SUBSCRIPTIONS", "/subscriptions", StringComparison.Ordinal);
        Assert.Equal("1", (string)(await client.GetAsync($"{upper}/MODELS/m/versions/1?{Version}"))["name"]!);
        JsonNode error = await client.GetAsync($"{Workspace}/models/M/versions/1?{Version}", 404);
        Assert.Equal("ResourceNotFound", (string)error["error"]!["code"]!);
    }

    [Theory]
    [InlineData("/subscriptions/none/providers/Microsoft.MachineLearningServices/workspaces?" + Version, "SubscriptionNotFound")]
    [InlineData("/subscriptions/s1/resourceGroups/none/providers/Microsoft.MachineLearningServices/workspaces?" + Version, "ResourceGroupNotFound")]
    [InlineData(Provider + "/workspaces/none/models?" + Version, "ParentResourceNotFound")]
    [InlineData(Workspace + "/inventions?" + Version, "InvalidResourceType")]
    public async Task List_UnknownPlace_AnswersTheErrorOfResourceManager(string path, string code)
    {
        await using AzureEmulator emulator = await StartAsync(Models(1));
        using var client = new EmulatorClient(emulator);
        Assert.Equal(code, (string)(await client.GetAsync(path, 404))["error"]!["code"]!);
    }

    [Fact]
    public async Task Featuresets_OutsideAFeatureStore_AreUnsupported()
    {
        await using AzureEmulator emulator = await StartAsync(EmulatorSeed.FromJson(
            $$"""{"id":"{{Workspace}}","name":"ws","kind":"Default","properties":{} }""",
            $$"""{"id":"{{Workspace}}2","name":"ws2","kind":"FeatureStore","properties":{} }"""));
        using var client = new EmulatorClient(emulator);
        Assert.Equal("UserError", (string)(await client.GetAsync($"{Workspace}/featuresets?{Version}", 400))["error"]!["code"]!);
        Assert.Empty(await client.ListAsync($"{Workspace}2/featuresets?{Version}"));
    }

    [Fact]
    public async Task Schedules_Default_HidesDisabledOnes()
    {
        string Schedule(string name, bool enabled) =>
            $$"""{"id":"{{Workspace}}/schedules/{{name}}","name":"{{name}}","properties":{"isEnabled":{{(enabled ? "true" : "false")}} } }""";
        await using AzureEmulator emulator = await StartAsync(EmulatorSeed.FromJson(Schedule("on", true), Schedule("off", false)));
        using var client = new EmulatorClient(emulator);
        Assert.Equal(["on"], (await client.ListAsync($"{Workspace}/schedules?{Version}")).Names());
        Assert.Equal(["on", "off"], (await client.ListAsync($"{Workspace}/schedules?listViewType=All&{Version}")).Names());
    }

    internal static EmulatorSeed Models(int count) => EmulatorSeed.FromJson(
    [
        $$"""{"id":"{{Workspace}}","name":"ws","kind":"Default","properties":{"discoveryUrl":"https://x.api.azureml.ms/discovery"} }""",
        .. Enumerable.Range(1, count).Select(i => $$"""
            {"id":"{{Workspace}}/models/m/versions/{{i}}","name":"{{i}}",
             "properties":{"isArchived":{{(i % 2 == 0 ? "true" : "false")}},"tags":{"team":"{{(i == 2 ? "risk" : "x")}}" } },
             "systemData":{"createdAt":"2026-01-0{{i}}T00:00:00Z"} }
            """),
    ]);

    private static Task<AzureEmulator> StartAsync(EmulatorSeed seed, int? pageSize = null) =>
        AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = seed, PageSize = pageSize });
}

using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.Arm;

public sealed class NeighbourTests
{
    private const string Group = "/subscriptions/s1/resourceGroups/rg";
    private const string Workspace = Group + "/providers/Microsoft.MachineLearningServices/workspaces/ws";
    private const string Storage = Group + "/providers/Microsoft.Storage/storageAccounts/lake";
    private const string Version = "api-version=2022-04-01";

    [Theory]
    [InlineData(Workspace, "", new[] { "onGroup", "onSubscription", "onWorkspace" })]
    [InlineData(Workspace, "&$filter=atScope()", new[] { "onGroup", "onSubscription", "onWorkspace" })]
    [InlineData(Group, "", new[] { "onGroup", "onStorage", "onSubscription", "onWorkspace" })]
    [InlineData(Group, "&$filter=atScope()", new[] { "onGroup", "onSubscription" })]
    [InlineData(Group, "&$filter=atExactScope()", new[] { "onGroup" })]
    [InlineData("/subscriptions/s1", "&$filter=principalId eq 'bob'", new[] { "onStorage" })]
    public async Task RoleAssignments_AtAScope(string scope, string filter, string[] expected)
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        Assert.Equal(expected, (await client.ListAsync($"{scope}/providers/Microsoft.Authorization/roleAssignments?{Version}{filter}")).Names().Order());
    }

    [Fact]
    public async Task RoleDefinitions_BuiltInOnesAreEverywhere()
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        Assert.Equal(["reader"], (await client.ListAsync($"{Workspace}/providers/Microsoft.Authorization/roleDefinitions?{Version}&$filter=roleName eq 'Reader'")).Names());
        await client.GetAsync($"/providers/Microsoft.Authorization/roleDefinitions/reader?{Version}");
    }

    [Fact]
    public async Task OtherProviders_ByIdAndByList()
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        Assert.Equal("lake", (string)(await client.GetAsync($"{Storage}?api-version=2023-05-01"))["name"]!);
        Assert.Equal(["lake"], (await client.ListAsync($"/subscriptions/s1/providers/Microsoft.Storage/storageAccounts?api-version=2023-05-01")).Names());
        Assert.Empty(await client.ListAsync($"{Storage}/blobServices/default/containers?api-version=2023-05-01"));
        await client.GetAsync($"{Storage}2/blobServices/default/containers?api-version=2023-05-01", 404);
        Assert.Equal(["diag"], (await client.ListAsync($"{Workspace}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview")).Names());
        Assert.Equal(["ws"], (await client.ListAsync("/subscriptions/s1/resources?api-version=2021-04-01&$filter=resourceType eq 'Microsoft.MachineLearningServices/workspaces'")).Names());
        Assert.Equal(["rg"], (await client.ListAsync("/subscriptions/s1/resourceGroups?api-version=2021-04-01")).Names());
        Assert.Equal("s1", (string)(await client.ListAsync("/subscriptions?api-version=2022-12-01")).Single()["subscriptionId"]!);
    }

    [Theory]
    [InlineData("resources | where type =~ 'Microsoft.MachineLearningServices/workspaces' | project id, name", new[] { "ws" })]
    [InlineData("resources | where type in~ ('microsoft.storage/storageaccounts', 'x') or name == 'ws' | order by name asc", new[] { "lake", "ws" })]
    [InlineData("resources | where type startswith 'microsoft.machinelearningservices' and resourceGroup =~ 'RG' | take 5", new[] { "ws" })]
    public async Task ResourceGraph_InventoryQueries(string query, string[] expected)
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        JsonNode result = await client.PostAsync(
            "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01", new JsonObject { ["subscriptions"] = new JsonArray("s1"), ["query"] = query }.ToJsonString());
        Assert.Equal(expected, result["data"]!.AsArray().Names());
        Assert.Equal(expected.Length, (int)result["totalRecords"]!);
    }

    [Fact]
    public async Task ResourceGraph_PagesAndRefusesWhatItDoesNotKnow()
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        const string path = "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01";
        JsonNode first = await client.PostAsync(path, """{"query":"resources","options":{"$top":1} }""");
        JsonNode second = await client.PostAsync(path, $$"""{"query":"resources","options":{"$top":1,"$skipToken":"{{first["$skipToken"]}}"} }""");
        Assert.NotEqual(first["data"]!.AsArray().Names(), second["data"]!.AsArray().Names());
        Assert.Null(second["$skipToken"]);
        await client.PostAsync(path, """{"query":"resources | mv-expand x"}""", 400);
    }

    [Fact]
    public async Task PolicyStates_BelowTheScope()
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        string path = $"{Group}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults?api-version=2019-10-01";
        Assert.Equal("NonCompliant", (string)(await client.PostAsync(path, ""))["value"]!.AsArray().Single()!["complianceState"]!);
        Assert.Empty((await client.PostAsync(path.Replace("/rg/", "/other/", StringComparison.Ordinal), ""))["value"]!.AsArray());
    }

    [Theory]
    [InlineData("https://lake.dfs.core.windows.net/fs/pod/raw.csv", true)]
    [InlineData("/dfs/lake/fs/pod/raw.csv", false)]
    public async Task Storage_GetAccessControl(string path, bool mapped)
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator, mapPublicHosts: mapped);
        using var request = new HttpRequestMessage(HttpMethod.Head, path + "?action=getAccessControl&upn=false");
        using HttpResponseMessage response = await client.Http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("user::rw-,group::r--,user:bob:r--,mask::r--,other::---", response.Headers.GetValues("x-ms-acl").Single());
        Assert.Equal("rw-r-----+", response.Headers.GetValues("x-ms-permissions").Single());
    }

    [Fact]
    public async Task Directory_TransitiveMembership()
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        JsonNode members = await client.GetAsync("/v1.0/groups/all/transitiveMembers");
        Assert.Equal(["alice", "bob", "podA"], members["value"]!.AsArray().Select(item => (string)item!["id"]!));
        JsonNode groups = await client.PostAsync("/v1.0/users/alice/getMemberGroups", """{"securityEnabledOnly":true}""");
        Assert.Equal(["all", "podA"], groups["value"]!.AsArray().Select(item => (string)item!));
        await client.GetAsync("/v1.0/groups/none/members", 404);
    }

    [Fact]
    public async Task RunHistory_SeededRecordWins()
    {
        await using AzureEmulator emulator = await StartAsync();
        using var client = new EmulatorClient(emulator);
        JsonNode run = await client.GetAsync($"/history/v1.0{Workspace}/runs/r1/details");
        Assert.Equal("azureml://locations/x", (string)run["inputs"]!["data"]!["assetId"]!);
        JsonNode children = await client.GetAsync($"/history/v1.0{Workspace}/runs/r1/children?$top=1");
        Assert.Equal("r2", (string)children["value"]!.AsArray().Single()!["runId"]!);
        JsonNode rest = await client.GetAsync((string)children["nextLink"]!);
        Assert.Equal("r3", (string)rest["value"]!.AsArray().Single()!["runId"]!);
    }

    private static Task<AzureEmulator> StartAsync()
    {
        string Assignment(string scope, string name, string principal) => $$"""
            {"id":"{{scope}}/providers/Microsoft.Authorization/roleAssignments/{{name}}","name":"{{name}}",
             "properties":{"scope":"{{scope}}","principalId":"{{principal}}"} }
            """;
        return AzureEmulator.StartAsync(new AzureEmulatorOptions
        {
            Seed = EmulatorSeed.FromJson(
                $$"""{"id":"{{Workspace}}","name":"ws","type":"Microsoft.MachineLearningServices/workspaces","properties":{} }""",
                $$"""{"id":"{{Storage}}","name":"lake","type":"Microsoft.Storage/storageAccounts","properties":{} }""",
                $$"""{"id":"{{Workspace}}/providers/Microsoft.Insights/diagnosticSettings/diag","name":"diag","properties":{} }""",
                """{"id":"/providers/Microsoft.Authorization/roleDefinitions/reader","name":"reader","properties":{"roleName":"Reader","type":"BuiltInRole"} }""",
                Assignment("/subscriptions/s1", "onSubscription", "alice"),
                Assignment(Group, "onGroup", "alice"),
                Assignment(Workspace, "onWorkspace", "alice"),
                Assignment(Storage, "onStorage", "bob"),
                $$"""{"policyAssignmentId":"/subscriptions/s1/x","resourceId":"{{Workspace}}","complianceState":"NonCompliant"}""",
                """{"storagePaths":[{"account":"lake","filesystem":"fs","path":"pod/raw.csv","type":"file","owner":"ann","group":"g","acl":"user::rw-,group::r--,user:bob:r--,mask::r--,other::---"}]}""",
                """{"groups":[{"id":"podA","members":["alice"]},{"id":"all","members":["podA","bob"]}]}""",
                $$$"""
                {"scope":"{{{Workspace}}}","runs":[{"runId":"r1","inputs":{"data":{"assetId":"azureml://locations/x"} } },
                 {"runId":"r2","parentRunId":"r1"},{"runId":"r3","parentRunId":"r1"}]}
                """),
        });
    }
}

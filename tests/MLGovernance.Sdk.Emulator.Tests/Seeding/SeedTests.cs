using System.IO.Compression;
using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.Seeding;

public sealed class SeedTests : IDisposable
{
    private const string Group = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices";
    private readonly string _folder = Directory.CreateTempSubdirectory("emulator-seed").FullName;

    [Fact]
    public async Task Zip_IsReadLikeAFolder()
    {
        string zip = Path.Combine(_folder, "seed.zip");
        using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            await using Stream entry = await archive.CreateEntry("deep/list.json").OpenAsync();
            await using var writer = new StreamWriter(entry, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await writer.WriteAsync($$"""[{"id":"{{Group}}/workspaces/a","name":"a"},{"id":"{{Group}}/workspaces/b","name":"b"}]""");
        }

        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = zip });
        Assert.Empty(emulator.SeedIssues);
        Assert.Equal(2, emulator.Resources.Count);
    }

    [Fact]
    public async Task ABodyOfItsOwn_WinsOverTheSameInAList()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new()
        {
            Seed = EmulatorSeed.FromJson(
                $$"""{"value":[{"id":"{{Group}}/workspaces/a","name":"a","properties":{"from":"list"} }]}""",
                $$"""{"id":"{{Group}}/workspaces/A","name":"a","properties":{"from":"body"} }"""),
        });
        using var client = new EmulatorClient(emulator);
        Assert.Equal("body", (string)(await client.GetAsync($"{Group}/workspaces/a?api-version=2025-12-01"))["properties"]!["from"]!);
        Assert.Equal(1, emulator.Resources.Count);
    }

    [Fact]
    public async Task RegistryAssets_ByUri_LieBelowTheirRegistry()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new()
        {
            Seed = EmulatorSeed.FromJson(
                """{"id":"azureml://registries/Shared/models/m/versions/1","name":"1","properties":{} }""",
                """{"id":"azureml://registries/elsewhere/models/m/versions/1","name":"1","properties":{} }""",
                $$"""{"id":"{{Group}}/registries/shared","name":"shared","properties":{} }"""),
        });
        using var client = new EmulatorClient(emulator);
        JsonNode model = await client.GetAsync($"{Group}/registries/shared/models/m/versions/1?api-version=2025-12-01");
        Assert.Equal("azureml://registries/Shared/models/m/versions/1", (string)model["id"]!);
        Assert.Contains("elsewhere", Assert.Single(emulator.SeedIssues), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SavedAccess_GoesBackToGraphAndStorage()
    {
        const string lake = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/lake/blobServices/default/containers/fs";
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new()
        {
            Seed = EmulatorSeed.FromJson(
                """{"id":"/providers/Microsoft.Graph/groups/G1","properties":{"objectId":"G1","isComplete":true,"members":["alice"]} }""",
                $$"""{"id":"{{lake}}/accessControls/0a","properties":{"path":"/pod","isDirectory":true,"owner":"ann","group":"G1","acl":"user::rwx,group::r-x,other::---"} }"""),
        });
        using var client = new EmulatorClient(emulator);
        Assert.Equal("alice", (string)(await client.GetAsync("/v1.0/groups/G1/members"))["value"]![0]!["id"]!);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/dfs/lake/fs/pod?action=getAccessControl");
        using HttpResponseMessage response = await client.Http.SendAsync(request);
        Assert.Equal(("G1", "rwxr-x---"), (response.Headers.GetValues("x-ms-group").Single(), response.Headers.GetValues("x-ms-permissions").Single()));
    }

    [Fact]
    public async Task SpecificationExample_IsReadByItsBody()
    {
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new()
        {
            Seed = EmulatorSeed.FromJson(
                $$"""{"parameters":{"id":"x"},"responses":{"200":{"body":{"value":[{"id":"{{Group}}/workspaces/a","name":"a"}]} } } }"""),
        });
        Assert.Empty(emulator.SeedIssues);
        Assert.Equal(1, emulator.Resources.Count);
    }

    [Fact]
    public async Task Documents_ThatCannotBePlaced_AreNamed()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.json"), "{");
        await File.WriteAllTextAsync(Path.Combine(_folder, "estate.json"), """{"format":"mlgovernance-estate/1","files":[]}""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "other.json"), """{"id":"string"}""");
        await using AzureEmulator emulator = await AzureEmulator.StartAsync(new() { Seed = _folder });
        Assert.Equal(2, emulator.SeedIssues.Length);
        Assert.Contains("broken.json", emulator.SeedIssues[0], StringComparison.Ordinal);
        Assert.Contains("other.json", emulator.SeedIssues[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_MissingSeed_NamesThePath()
    {
        FileNotFoundException error = await Assert.ThrowsAsync<FileNotFoundException>(() => AzureEmulator.StartAsync(new() { Seed = "/no/such/seed" }));
        Assert.Contains("/no/such/seed", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests.MachineLearning;

/// <summary>What Microsoft Defender for Cloud found in a registry's images comes with the registry, over HTTP.</summary>
public sealed class ImageScansOverHttpTests : IDisposable
{
    private const string Group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg";
    private const string Workspace = Group + "/providers/Microsoft.MachineLearningServices/workspaces/w";
    private const string Registry = Group + "/providers/Microsoft.ContainerRegistry/registries/acr";
    private const string Assessment = Registry + "/providers/Microsoft.Security/assessments/c0b7cfc6-3172-465a-b378-53c7ff2cc0d5";
    private static readonly AssetId Image = AssetId.Parse("acr.azurecr.io/e@sha256:" + new string('a', 64));

    private readonly string _payloads = Directory.CreateTempSubdirectory("scans-over-http").FullName;

    public ImageScansOverHttpTests()
    {
        Write("workspace", $$"""{"id":"{{Workspace}}","name":"w","type":"Microsoft.MachineLearningServices/workspaces","properties":{"containerRegistry":"{{Registry}}"} }""");
        Write("registry", $$"""{"id":"{{Registry}}","name":"acr","type":"Microsoft.ContainerRegistry/registries","properties":{"loginServer":"acr.azurecr.io"} }""");
    }

    public void Dispose() => Directory.Delete(_payloads, recursive: true);

    [Fact]
    public async Task Read_SubAssessmentsOfARegistry_AreOneScanOfTheImagePageByPage()
    {
        WriteFound("one", "CVE-1");
        WriteFound("two", "CVE-2");

        EstateSnapshot estate = await ReadAsync(new AzureEmulatorOptions { Seed = _payloads, PageSize = 1 });

        ImageScan scan = Assert.Single(ImageScans.Of(estate).For(Image));
        Assert.Equal("Defender", scan.Scanner);
        Assert.Equal(["CVE-1", "CVE-2"], scan.Open.Select(found => found.Id));
        Assert.DoesNotContain(estate.Issues, issue => issue.Kind == AssetKinds.ContainerImage.Name);
    }

    [Theory]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    public async Task Read_SubAssessmentsThatAreRefusedOrNotThere_LeaveTheRegistryRead(int status, int notes)
    {
        WriteFound("one", "CVE-1");

        EstateSnapshot estate = await ReadAsync(new AzureEmulatorOptions
        {
            Seed = _payloads,
            Faults = [new Fault { Method = "GET", Route = "**/subAssessments", Status = status, Times = null }],
        });

        Assert.NotNull(estate.Find(AssetId.Parse(Registry)));
        Assert.Empty(ImageScans.Of(estate).All);
        EstateIssue[] issues = [.. estate.Issues.Where(issue => issue.Kind == AssetKinds.ContainerImage.Name)];
        Assert.Equal(notes, issues.Length);
        Assert.All(issues, issue => Assert.True(issue.IsNote, issue.ToString()));
    }

    private static async Task<EstateSnapshot> ReadAsync(AzureEmulatorOptions options)
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(options);
        using Loopback loopback = new(azure);
        return await loopback.ReadAsync(new EstateScope { Workspaces = [AssetId.Parse(Workspace)] });
    }

    private void WriteFound(string name, string cve) => Write(name, $$"""
        {"id":"{{Assessment}}/subAssessments/{{name}}","name":"{{name}}","type":"Microsoft.Security/assessments/subAssessments","properties":{"id":"{{cve}}","timeGenerated":"2026-01-02T00:00:00Z","status":{"code":"Unhealthy"},
         "additionalData":{"vulnerabilityDetails":{"cveId":"{{cve}}","severity":"High"},"artifactDetails":{"registryHost":"acr.azurecr.io","repositoryName":"e","digest":"sha256:{{new string('a', 64)}}","tags":["1"]},"softwareDetails":{"packageName":"p"} } } }
        """);

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_payloads, name + ".json"), json);
}

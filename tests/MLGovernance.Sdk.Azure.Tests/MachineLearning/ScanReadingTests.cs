using MLGovernance.Tests;

namespace MLGovernance.Azure.Tests.MachineLearning;

public sealed class ScanReadingTests
{
    private const string Group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg";
    private const string Ws = Group + "/providers/Microsoft.MachineLearningServices/workspaces/ws";
    private const string Acr = Group + "/providers/Microsoft.ContainerRegistry/registries/acr";
    private const string Digest = "sha256:4af8e6f002401a965bbe753a381af308b40d8947fad2b9e1f6a36aaaaaaaaaaaa";

    private static string Found(string cve) => $$$"""
        {"id":"{{{Acr}}}/providers/Microsoft.Security/assessments/c0b7cfc6-3172-465a-b378-53c7ff2cc0d5/subAssessments/{{{cve}}}","type":"Microsoft.Security/assessments/subAssessments","properties":{"id":"{{{cve}}}","timeGenerated":"2026-01-02T00:00:00Z",
         "status":{"code":"Unhealthy"},"additionalData":{"vulnerabilityDetails":{"cveId":"{{{cve}}}","severity":"High"},"artifactDetails":{"registryHost":"acr.azurecr.io","repositoryName":"e","digest":"{{{Digest}}}","tags":["1"]},"softwareDetails":{"packageName":"py"} } } }
        """;

    private static FakeService Service() => new FakeService()
        .On(request => request.RequestUri!.AbsolutePath.StartsWith(Ws + "/", StringComparison.Ordinal), _ => FakeService.Json("""{"value":[]}"""))
        .On("/workspaces/ws?", $$"""{"id":"{{Ws}}","name":"ws","properties":{"containerRegistry":"{{Acr}}"} }""")
        .On("/registries/acr?", $$"""{"id":"{{Acr}}","name":"acr","properties":{} }""");

    private static async Task<EstateSnapshot> ReadAsync(FakeService service)
    {
        EstateSnapshotBuilder builder = new();
        await new AzureEstateSource(Clients.MachineLearning(service), null).ReadAsync(EstateScope.Workspace(AssetId.Parse(Ws)), builder, null, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Read_RegistryOfAWorkspace_BringsWhatDefenderFoundInItsImages_PageByPage()
    {
        FakeService service = Service()
            .On("/subAssessments?api-version=2019-01-01-preview", $$"""{"value":[{{Found("CVE-1")}}],"nextLink":"https://management.azure.com{{Acr}}/providers/Microsoft.Security/assessments/c0b7cfc6-3172-465a-b378-53c7ff2cc0d5/subAssessments?page=2"}""")
            .On("/subAssessments?page=2", $$"""{"value":[{{Found("CVE-2")}}]}""");

        EstateSnapshot snapshot = await ReadAsync(service);

        ImageScan scan = Assert.Single(ImageScans.Of(snapshot).For(AssetId.Parse($"acr.azurecr.io/e@{Digest}")));
        Assert.Equal(("Defender", 2), (scan.Scanner, scan.Open.Count()));
        Assert.All(snapshot.Issues, issue => Assert.True(issue.IsNote, issue.ToString()));
    }

    [Theory]
    [InlineData(403, 1)]
    [InlineData(404, 0)]
    public async Task Read_RegistryThatDefenderDoesNotScanOrTell_IsReadAllTheSame(int status, int notes)
    {
        EstateSnapshot snapshot = await ReadAsync(Service().On("/subAssessments?", """{"error":{"code":"No","message":"no"}}""", status));

        Assert.NotNull(snapshot.Find(AssetId.Parse(Acr)));
        Assert.Empty(ImageScans.Of(snapshot).All);
        Assert.All(snapshot.Issues, issue => Assert.True(issue.IsNote));
        Assert.Equal(notes, snapshot.Issues.Count(issue => issue.Status == 403));
    }

    [Fact]
    public async Task Files_OfAFolder_AreReadAndABadOneIsNamed()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("a/one.json", $"[{Found("CVE-1")}]").With("notes.txt", "no scan");
        EstateSnapshotBuilder builder = new();
        await new ScanResultsSource(folder.Root).ReadAsync(EstateScope.Everything, builder, null, CancellationToken.None);
        Assert.Single(ImageScans.Of(builder.Build(DateTimeOffset.UnixEpoch)).All);

        folder.With("b.json", "{}");
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(
            () => new ScanResultsSource(folder.Root).ReadAsync(EstateScope.Everything, new EstateSnapshotBuilder(), null, CancellationToken.None));
        Assert.Contains("b.json': Expected JSON of Trivy", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => new ScanResultsSource(Path.Combine(folder.Root, "none.json")).ReadAsync(EstateScope.Everything, new EstateSnapshotBuilder(), null, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => new ScanResultsSource());
    }
}

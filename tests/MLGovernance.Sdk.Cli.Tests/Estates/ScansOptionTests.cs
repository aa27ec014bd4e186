using MLGovernance.Tests.Cli.Purview;

namespace MLGovernance.Tests.Cli.Estates;

/// <summary><c>mlgov check --scans</c>.</summary>
public sealed class ScansOptionTests : IDisposable
{
    private const string Workspace = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/one";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-scans").FullName;

    public ScansOptionTests()
    {
        Write("estate", "workspace", Workspace, "{}");
        Write("estate", "environment", Workspace + "/environments/serve/versions/1", """{"image":"acr.azurecr.io/serve:1"}""");
        Write("estate", "endpoint", Workspace + "/onlineEndpoints/score", "{}");
        Write("estate", "deployment", Workspace + "/onlineEndpoints/score/deployments/blue", """{"environmentId":"azureml:serve:1"}""");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "scans")).FullName, "serve.json"), """
            {"SchemaVersion":2,"ArtifactName":"acr.azurecr.io/serve:1","ArtifactType":"container_image","CreatedAt":"2026-01-02T00:00:00Z",
             "Results":[{"Vulnerabilities":[{"VulnerabilityID":"CVE-2020-1","PkgName":"openssl","InstalledVersion":"1","FixedVersion":"2","Severity":"CRITICAL","PublishedDate":"2020-01-01T00:00:00Z"}]}]}
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("scans")]
    [InlineData("scans/serve.json")]
    public async Task Check_ScansOfTheDeployedImage_ReportsTheOverdueVulnerability(string scans)
    {
        (int code, string output, string error) = await Mlgov.RunAsync("check", "--folder", Path.Combine(_folder, "estate"), "--scans", Path.Combine(_folder, scans));

        Assert.Equal(1, code);
        Assert.Contains("MLG5101", output, StringComparison.Ordinal);
        Assert.Contains("CVE-2020-1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("mlgov:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FileOfNoScanner_NamesItAndExitsAsBadInput()
    {
        File.WriteAllText(Path.Combine(_folder, "scans", "other.json"), "{}");

        (int code, _, string error) = await Mlgov.RunAsync("check", "--folder", Path.Combine(_folder, "estate"), "--scans", Path.Combine(_folder, "scans"));

        Assert.Equal(2, code);
        Assert.Contains("other.json': Expected JSON of Trivy", error, StringComparison.Ordinal);
    }

    private void Write(string folder, string name, string id, string properties) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, name + ".json"), $$"""{"id":"{{id}}","properties":{{properties}} }""");
}

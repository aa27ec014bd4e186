using MLGovernance.Azure.Tests;
using MLGovernance.Cli;
using MLGovernance.OpenLineage;

namespace MLGovernance.Tests.Cli;

public sealed class OpenLineageExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openlineage").FullName;

    public OpenLineageExportTests() => File.WriteAllText(
        Path.Combine(_folder, "events.ndjson"),
        """{"eventTime":"2026-01-02T03:04:05Z","run":{"runId":"f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9"},"job":{"namespace":"spark","name":"load"},"inputs":[{"namespace":"postgres://h:5432","name":"d.s.t"}],"outputs":[],"producer":"https://p","schemaURL":"https://s"}""");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Export_SendTo_SendsEachEventOfTheEstate()
    {
        using var service = new LineageListener();

        Assert.Equal(ExitCode.Success, Run("--send-to", service.Endpoint.AbsoluteUri));

        OpenLineageEvent[] sent = [.. service.Requests.Select(request => OpenLineageJson.Parse(request.Body))];
        Assert.Contains(sent, told => told is RunEvent { Job.Name: "load" });
        Assert.Contains(sent, told => told is JobEvent { Job.Name: "load", Inputs: [{ Name: "d.s.t" }] });
    }

    [Fact]
    public void Export_ToAServiceThatRefusesOne_SendsTheRestAndSaysSo()
    {
        using var service = new LineageListener((422, """{"message":"no"}"""));

        Assert.Equal(ExitCode.Partial, Run("--send-to", service.Endpoint.AbsoluteUri));
        Assert.True(service.Requests.Count > 1);
    }

    [Fact]
    public void Export_AKeyOverHttpOrOneAsset_IsBadInput()
    {
        string key = Path.Combine(_folder, "key");
        File.WriteAllText(key, "secret");

        Assert.Equal(ExitCode.BadInput, Run("--send-to", "http://localhost:9", "--api-key-file", key));
        Assert.Equal(ExitCode.BadInput, Run("--asset", "load"));
    }

    private int Run(params string[] more) =>
        (int)typeof(ExitCode).Assembly.EntryPoint!.Invoke(null, [(string[])["export", "--format", "openlineage", "--openlineage", Path.Combine(_folder, "events.ndjson"), .. more]])!;
}

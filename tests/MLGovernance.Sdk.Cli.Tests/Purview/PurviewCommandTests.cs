using System.Text.Json;
using MLGovernance.Emulator;

namespace MLGovernance.Tests.Cli.Purview;

/// <summary>The way of a user: plan, apply, apply again, curate, pull, check with the facts, doctor; against the emulator over HTTPS.</summary>
public sealed class PurviewCommandTests : IAsyncLifetime, IDisposable
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-purview").FullName;
    private AzureEmulator _azure = null!;

    private string Estate => Path.Combine(_folder, "estate");

    public async Task InitializeAsync()
    {
        _azure = await AzureEmulator.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "cert.pem"), _azure.Certificate);
        await File.WriteAllTextAsync(Path.Combine(_folder, "token"), "any");
        Directory.CreateDirectory(Estate);
        Write("lake", "datastores/lake", """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}""");
        Write("data", "data/credit/versions/1", """{"dataUri":"azureml://datastores/lake/paths/in/credit.csv","tags":{"classification":"confidential"}}""");
        Write("job", "jobs/train", """{"jobType":"Command","inputs":{"a":{"uri":"azureml:credit:1"}}}""");
        Write("model", "models/credit/versions/1", """{"jobName":"train"}""");
        for (int index = 0; index < 20; index++)
        {
            Write($"model{index}", $"models/m{index}/versions/1", "{}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task DisposeAsync() => await _azure.DisposeAsync();

    [Fact]
    public async Task PlanThenApplyTwice_SaysWhatItWouldDoDoesItAndThenSendsNothing()
    {
        (int planned, string plan, _) = await PurviewAsync("plan");
        int before = _azure.DataMap.EntityCount;
        (int applied, string apply, string error) = await PurviewAsync("apply");
        (int again, string second, _) = await PurviewAsync("apply", "--output", "json");

        Assert.Equal((0, 0, 0), (planned, applied, again));
        Assert.Equal(0, before);
        Assert.Contains("+ mlgov_aml_model_version " + Workspace.ToLowerInvariant()[..20], plan, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("to create, 0 to update, 0 to deprecate, 0 to delete", plan, StringComparison.Ordinal);
        Assert.Contains("updated 0, unchanged 0, deprecated 0, deleted 0, failed 0", apply, StringComparison.Ordinal);
        Assert.DoesNotContain("mlgov:", error, StringComparison.Ordinal);
        JsonElement receipt = JsonElement.Parse(second);
        Assert.Equal((0, 0, 1), (receipt.GetProperty("created").GetInt32(), receipt.GetProperty("updated").GetInt32(), receipt.GetProperty("requests").GetInt32()));
    }

    [Fact]
    public async Task Apply_ModelGone_FollowsTheRuleOfTheOptions()
    {
        await PurviewAsync("apply");
        File.Delete(Path.Combine(Estate, "model7.json"));

        (_, string kept, _) = await PurviewAsync("apply");
        (_, string plan, _) = await PurviewAsync("plan", "--gone", "mark");
        (_, string held, _) = await PurviewAsync("plan", "--gone", "mark", "--max-gone", "1");
        (_, string forced, _) = await PurviewAsync("plan", "--gone", "mark", "--max-gone", "1", "--force");
        (_, string marked, _) = await PurviewAsync("apply", "--gone", "delete");
        (_, string deleted, _) = await PurviewAsync("apply", "--gone", "delete");

        Assert.Contains("deprecated 0, deleted 0", kept, StringComparison.Ordinal);
        Assert.Contains("models/m7/versions/1: gone from the estate", plan, StringComparison.Ordinal);
        Assert.Contains("more than the share of 1 %", held, StringComparison.Ordinal);
        Assert.Contains("1 to deprecate", forced, StringComparison.Ordinal);
        Assert.Contains("deprecated 1, deleted 0", marked, StringComparison.Ordinal);
        Assert.Contains("deprecated 0, deleted 1", deleted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_CuratedModel_IsAFileThatScanTakesAndApplyLeavesAlone()
    {
        await PurviewAsync("apply", "--classify");
        string guid = _azure.DataMap.FindGuid("mlgov_aml_model_version", AssetId.Parse(Workspace + "/models/credit/versions/1").Value)!;
        _azure.DataMap.CurateTerm(guid, "Creditworthiness");
        _azure.DataMap.CurateLabel(guid, "golden");
        string facts = Path.Combine(_folder, "curated.json"), scanned = Path.Combine(_folder, "scanned");

        (int code, string output, _) = await ServiceAsync("purview", "pull", "--output", facts);
        (int scan, _, string error) = await Mlgov.RunAsync("scan", "--folder", Estate, "--facts", facts, "--save", scanned);
        (int apply, _, _) = await PurviewAsync("apply", "--classify", "--curated");

        Assert.Equal((0, 0, 0), (code, scan, apply));
        Assert.Contains("1 curated assets", output, StringComparison.Ordinal);
        JsonElement asset = JsonElement.Parse(await File.ReadAllTextAsync(facts)).GetProperty("assets")[0];
        Assert.Equal("""{"terms":["Creditworthiness"],"labels":["golden"]}""", asset.GetRawText().Replace($"\"id\":\"{AssetId.Parse(Workspace)}/models/credit/versions/1\",", "", StringComparison.Ordinal));
        Assert.Contains(Directory.EnumerateFiles(scanned, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("Creditworthiness", StringComparison.Ordinal));
        Assert.DoesNotContain("mlgov:", error, StringComparison.Ordinal);
        Assert.Contains("golden", _azure.DataMap.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_NoSuchFile_NamesItAndExitsAsBadInput()
    {
        string facts = Path.Combine(_folder, "facts.json");
        await File.WriteAllTextAsync(facts, """{"format":"mlgov-curated-1","assets":[{"id":"nonsense"}]}""");

        (int code, _, string error) = await Mlgov.RunAsync("scan", "--folder", Estate, "--facts", facts);

        Assert.Equal(2, code);
        Assert.Contains("facts.json': assets[0].id is no identity of an asset", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_BeforeAndAfterApply_TellsWhyAnAssetDidNotArrive()
    {
        (int before, string missing, _) = await PurviewAsync("doctor", "--asset", "m7:1");
        await PurviewAsync("apply");
        (int after, string there, _) = await PurviewAsync("doctor", "--all", "--asset", Workspace + "/models/credit/versions/1");
        (int lost, string unread, _) = await PurviewAsync("doctor", "--asset", Workspace + "/models/nobody/versions/1", "--output", "json");

        Assert.Equal((1, 0, 1), (before, after, lost));
        Assert.Contains("The Data Map does not know the type", missing, StringComparison.Ordinal);
        Assert.Contains("The Data Map holds it", there, StringComparison.Ordinal);
        Assert.Contains("processes are there", there, StringComparison.Ordinal);
        Assert.Contains("entities and their edges are there", there, StringComparison.Ordinal);
        Assert.Contains(JsonElement.Parse(unread).EnumerateArray(), check => check.GetProperty("message").GetString()!.Contains("does not hold it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_DataMapThatRefuses_ExitsAsServiceFailureWithoutTheToken()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "token"), "CANARY-token");
        _azure.Faults.Add(new Fault { Route = "**/types/typedefs", Status = 403, Times = null });

        (int code, string output, string error) = await PurviewAsync("apply");

        Assert.Equal(3, code);
        Assert.Contains("The service answered 403", error, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", output + error, StringComparison.Ordinal);
    }

    private void Write(string name, string path, string properties) =>
        File.WriteAllText(Path.Combine(Estate, name + ".json"), $$"""{"id":"{{Workspace}}/{{path}}","properties":{{properties}} }""");

    private Task<(int Code, string Output, string Error)> PurviewAsync(string verb, params string[] more) =>
        ServiceAsync(["purview", verb, "--folder", Estate, .. more]);

    private Task<(int Code, string Output, string Error)> ServiceAsync(params string[] arguments) => Mlgov.RunAsync(
    [
        .. arguments, "--purview", _azure.DataMapEndpoint.ToString(), "--trust", Path.Combine(_folder, "cert.pem"), "--token-file", Path.Combine(_folder, "token"),
    ]);
}

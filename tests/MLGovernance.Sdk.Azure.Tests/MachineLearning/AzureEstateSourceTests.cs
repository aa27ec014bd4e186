using System.Text;
using Azure;
using MLGovernance.Tests;

namespace MLGovernance.Azure.Tests.MachineLearning;

public sealed class AzureEstateSourceTests
{
    private const string Sub = "/subscriptions/11111111-2222-3333-4444-555555555555";
    private const string Group = Sub + "/resourceGroups/rg";
    private const string Ws = Group + "/providers/Microsoft.MachineLearningServices/workspaces/ws";

    [Fact]
    public async Task Read_Workspace_ReadsListsChildrenAndWhatTheyReferTo()
    {
        FakeService service = Estate();

        EstateSnapshot snapshot = await ReadAsync(service);

        Assert.Equal(
            [
                "applicationInsights ai", "codeVersion c1:1", "job child-1", "job pipe-1", "keyVault kv", "modelContainer credit",
                "modelVersion credit:1", "modelVersion credit:2", "onlineDeployment blue", "onlineEndpoint score", "storageAccount sa",
                "workspace ws",
            ],
            snapshot.Assets.Select(asset => $"{asset.Kind} {asset.DisplayName}").Order(StringComparer.Ordinal));
        Assert.Contains(service.Requests, request => request.Uri.PathAndQuery.EndsWith("/ws/schedules?listViewType=All&api-version=2025-12-01", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Requests, request => request.Uri.PathAndQuery.Contains("featuresets", StringComparison.Ordinal));
        Assert.All(service.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Read_UnsupportedCollection_IsANoteAndForbiddenIsAnIssueForEachKind()
    {
        FakeService service = Estate()
            .On("/ws/models?", """{"error":{"code":"AuthorizationFailed","message":"The client has no rights."}}""", 403)
            .On("/ws/serverlessEndpoints?", """{"error":{"code":"UserError","message":"Not supported."}}""", 400);

        EstateSnapshot snapshot = await ReadAsync(service);

        EstateIssue[] forbidden = [.. snapshot.Issues.Where(issue => issue.Code == "forbidden")];
        Assert.Equal(["modelContainer", "modelVersion"], forbidden.Select(issue => issue.Kind!).Order());
        Assert.All(forbidden, issue => Assert.Equal((403, false, Ws + "/models"), (issue.Status, issue.IsNote, issue.Location)));
        Assert.Contains("AuthorizationFailed: The client has no rights.", forbidden[0].Message, StringComparison.Ordinal);
        EstateIssue note = snapshot.Issues.Single(issue => issue.Location == Ws + "/serverlessEndpoints");
        Assert.Equal(("unsupported", true, 400), (note.Code, note.IsNote, note.Status));
        Assert.True(snapshot.MayLack(AssetKinds.ModelVersion));
        Assert.False(snapshot.MayLack(AssetKinds.ServerlessEndpoint));
        Assert.NotNull(snapshot.Find(AssetId.Parse(Ws + "/onlineEndpoints/score")));
    }

    [Fact]
    public async Task Read_TokenRefused_EndsWithWhatToDo()
    {
        FakeService service = new FakeService().On(
            _ => true, _ => FakeService.Json("""{"error":{"code":"InvalidAuthenticationToken","message":"expired"}}""", 401));

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(service));

        Assert.Equal(401, error.Status);
        Assert.Contains("'management.azure.com' did not accept the token (InvalidAuthenticationToken)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ForeignPageLink_IsAnIssueAndNoTokenLeaves()
    {
        FakeService service = Estate().On("/ws/computes?", """{"value":[{"id":"x"}],"nextLink":"https://evil.example/x"}""");

        EstateSnapshot snapshot = await ReadAsync(service);

        EstateIssue issue = snapshot.Issues.Single(issue => issue.Code == "foreign-link");
        Assert.Contains("evil.example", issue.Message, StringComparison.Ordinal);
        Assert.Contains(snapshot.Issues, issue => issue.Code == "malformed" && issue.Location == Ws + "/computes");
        Assert.DoesNotContain(service.Requests, request => request.Uri.Host != "management.azure.com");
    }

    [Fact]
    public async Task Read_SecretsInPayloadsAndErrors_ReachNoOutput()
    {
        FakeService service = Estate()
            .On("/ws/datastores?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/datastores/d","properties":{"credentials":{"credentialsType":"AccountKey","secrets":{"key":"CANARY-1"}}}}"""))
            .On("/ws/connections?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/connections/c","properties":{"target":"Server=x;Password=CANARY-2;"}}"""))
            .On("/deployments?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/onlineEndpoints/score/deployments/blue","properties":{"environmentVariables":{"X":"CANARY-3-value"}}}"""))
            .On("/ws/computes?", """{"error":{"code":"X","message":"bad AccountKey=CANARY-4;"}}""", 403);

        EstateSnapshot snapshot = await ReadAsync(service);

        Assert.All(snapshot.Assets, asset => Assert.DoesNotContain("CANARY", Encoding.UTF8.GetString(asset.Payload.Span), StringComparison.Ordinal));
        Assert.All(snapshot.Issues, issue => Assert.DoesNotContain("CANARY", issue.ToString(), StringComparison.Ordinal));
        Assert.Contains(snapshot.Issues, issue => issue.Message.Contains("AccountKey=[redacted:secret]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_RunHistoryOff_SaysWhichPipelinesLackTheirChildren()
    {
        FakeService service = Estate().On("/ws/jobs?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/jobs/alone","name":"alone","properties":{"jobType":"Pipeline"}}"""));

        EstateIssue issue = (await ReadAsync(service)).Issues.Single(issue => issue.Code == "run-history-not-read");

        Assert.False(issue.IsNote);
        Assert.Contains("of 1 pipelines, sweeps and AutoML jobs 1 have children", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RunHistoryOn_JoinsFactsAndFindsHiddenChildren()
    {
        FakeService service = Estate()
            .On("/history/v1.0", """{"error":{"code":"UserError","message":"Run not found"}}""", 404)
            .On("/runs/pipe-1/details", """{"runId":"pipe-1","inputs":{"a":{"assetId":"azureml://data/raw/versions/1"}}}""")
            .On("/runs/pipe-1/children", """{"value":[{"runId":"hidden-1","parentRunId":"pipe-1","status":"Completed"}]}""")
            .On("/runs/hidden-1/details", """{"runId":"hidden-1","outputs":{"m":{"assetId":"azureml://models/credit/versions/2","type":"mlflow_model"}}}""")
            .On("/runs/hidden-1/children", """{"value":[]}""");

        EstateSnapshot snapshot = await ReadAsync(service, runHistory: true);

        Asset pipe = snapshot.Find(AssetId.Parse(Ws + "/jobs/pipe-1"))!;
        Assert.Equal("azureml://data/raw/versions/1", pipe["/runHistory/inputs/a/assetId"]!.Value.GetString());
        Asset hidden = snapshot.Find(AssetId.Parse(Ws + "/jobs/hidden-1"))!;
        Assert.Equal("pipe-1", hidden["/runHistory/parentRunId"]!.Value.GetString());
        Assert.Contains(snapshot.ReferencesOf(hidden.Index), reference => reference is { Collection: "models", Pointer: "/runHistory/outputs/m/assetId" });
        Assert.DoesNotContain(snapshot.Issues, issue => issue.Code.StartsWith("run-history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_RunHistoryUnreachable_IsOneIssueAndTheJobsStay()
    {
        FakeService service = Estate().On("/history/v1.0", """{"error":{"code":"Forbidden","message":"no"}}""", 403);

        EstateSnapshot snapshot = await ReadAsync(service, runHistory: true);

        Assert.NotNull(snapshot.Find(AssetId.Parse(Ws + "/jobs/pipe-1")));
        Assert.Single(snapshot.Issues, issue => issue.Code == "run-history-unavailable");
    }

    [Fact]
    public async Task Read_Cancelled_Stops()
    {
        using CancellationTokenSource stop = new();
        FakeService service = Estate().On(request => request.RequestUri!.AbsolutePath.EndsWith("/jobs", StringComparison.Ordinal), _ =>
        {
            stop.Cancel();
            return FakeService.Json(Page());
        });
        AzureEstateSource source = new(Clients.MachineLearning(service), null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => source.ReadAsync(EstateScope.Workspace(AssetId.Parse(Ws)), new EstateSnapshotBuilder(), null, stop.Token));
    }

    [Fact]
    public async Task Read_Everything_FindsSubscriptionsWorkspacesAndRegistries()
    {
        const string Registry = Group + "/providers/Microsoft.MachineLearningServices/registries/reg";
        FakeService service = Estate()
            .On("/subscriptions?api-version=2022-12-01", Page($$$$$"""{"id":"{{{{{Sub}}}}}","subscriptionId":"{{{{{Sub[15..]}}}}}"}"""))
            .On($"{Sub}/providers/Microsoft.MachineLearningServices/workspaces?", Page(Workspace))
            .On($"{Sub}/providers/Microsoft.MachineLearningServices/registries?", Page($$$$$"""{"id":"{{{{{Registry}}}}}","name":"reg","properties":{}}"""))
            .On("/registries/reg/models?", Page($$$$$"""{"id":"azureml://registries/reg/models/base","name":"base","properties":{}}"""))
            .On("/registries/reg/models/base/versions?", Page($$$$$"""{"id":"azureml://registries/reg/models/base/versions/2","name":"2","properties":{}}"""));
        List<EstateProgress> progress = [];

        EstateSnapshot snapshot = await ReadAsync(service, scope: EstateScope.Everything, progress: new Recorder(progress));

        Assert.NotNull(snapshot.Find(AssetId.Parse(Registry)));
        Assert.NotNull(snapshot.Find(AssetId.Parse("azureml://registries/reg/models/base/versions/2")));
        Assert.NotNull(snapshot.Find(AssetId.Parse(Ws + "/models/credit/versions/2")));
        Assert.Contains(progress, step => step is { Completed: 2, Total: 2 });
    }

    private const string Workspace =
        $$$$$"""{"id":"{{{{{Ws}}}}}","name":"ws","kind":"Default","properties":{"storageAccount":"{{{{{Group}}}}}/providers/Microsoft.Storage/storageAccounts/sa","keyVault":"{{{{{Group}}}}}/providers/Microsoft.KeyVault/vaults/kv","applicationInsights":"{{{{{Group}}}}}/providers/Microsoft.insights/components/ai"}}""";

    private static FakeService Estate() => new FakeService()
        .On(request => request.RequestUri!.AbsolutePath.StartsWith(Ws + "/", StringComparison.Ordinal) && !request.RequestUri.AbsolutePath.Contains("/versions/", StringComparison.Ordinal) && request.RequestUri.AbsolutePath.Split('/').Length % 2 == 0, _ => FakeService.Json(Page()))
        .On("/workspaces/ws?", Workspace)
        .On("/ws/models?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/models/credit","name":"credit","properties":{}}"""))
        .On("/models/credit/versions?", Page(
            $$$$$"""{"id":"{{{{{Ws}}}}}/models/credit/versions/1","name":"1","properties":{}}""",
            $$$$$"""{"id":"{{{{{Ws}}}}}/models/credit/versions/2","name":"2","properties":{"jobName":"child-1"}}"""))
        .On("/ws/jobs?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/jobs/pipe-1","name":"pipe-1","properties":{"jobType":"Pipeline"}}"""))
        .On("/jobs/child-1?", $$$$$"""{"id":"{{{{{Ws}}}}}/jobs/child-1","name":"child-1","properties":{"jobType":"Command","codeId":"{{{{{Ws}}}}}/codes/c1/versions/1","properties":{"azureml.pipelinerunid":"pipe-1"}}}""")
        .On("/codes/c1/versions/1?", $$$$$"""{"id":"{{{{{Ws}}}}}/codes/c1/versions/1","name":"1","properties":{}}""")
        .On("/ws/onlineEndpoints?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/onlineEndpoints/score","name":"score","properties":{}}"""))
        .On("/score/deployments?", Page($$$$$"""{"id":"{{{{{Ws}}}}}/onlineEndpoints/score/deployments/blue","name":"blue","properties":{"model":"azureml:credit:2"}}"""))
        .On("/storageaccounts/sa?", $$$$$"""{"id":"{{{{{Group}}}}}/providers/Microsoft.Storage/storageAccounts/sa","name":"sa"}""")
        .On("/vaults/kv?", $$$$$"""{"id":"{{{{{Group}}}}}/providers/Microsoft.KeyVault/vaults/kv","name":"kv"}""")
        .On("/components/ai?", $$$$$"""{"id":"{{{{{Group}}}}}/providers/Microsoft.Insights/components/ai","name":"ai"}""");

    private static string Page(params string[] items) => $$$$$"""{"value":[{{{{{string.Join(',', items)}}}}}]}""";

    private static async Task<EstateSnapshot> ReadAsync(
        FakeService service, EstateScope? scope = null, bool runHistory = false, IProgress<EstateProgress>? progress = null)
    {
        RunHistoryClientOptions history = new() { Transport = service.Transport };
        history.Retry.MaxRetries = 0;
        RunHistoryAccess? access = runHistory
            ? new RunHistoryAccess(new FakeCredential(), history, new Uri("https://westeurope.api.azureml.ms")) : null;
        EstateSnapshotBuilder builder = new();
        AzureEstateSource source = new(Clients.MachineLearning(service), access);
        await source.ReadAsync(scope ?? EstateScope.Workspace(AssetId.Parse(Ws)), builder, progress, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    private sealed class Recorder(List<EstateProgress> steps) : IProgress<EstateProgress>
    {
        public void Report(EstateProgress value)
        {
            lock (steps)
            {
                steps.Add(value);
            }
        }
    }
}

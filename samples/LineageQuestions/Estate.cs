using System.Text;
using MLGovernance;

namespace LineageQuestions;

/// <summary>A workspace as Azure Resource Manager tells it: two datasets, a job for each of two models, one endpoint.</summary>
internal static class Estate
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/credit";

    internal static AssetId Id(string path) => AssetId.Parse($"{Workspace}/{path}");

    internal static EstateSnapshot Trained(string on)
    {
        var builder = new EstateSnapshotBuilder();
        void Add(string path, string properties, string createdAt) => builder.Add(Encoding.UTF8.GetBytes(
            $$$"""{"id":"{{{Workspace}}}/{{{path}}}","properties":{{{properties}}},"systemData":{"createdAt":"{{{createdAt}}}T00:00:00Z"} }"""));

        Add("data/applications/versions/1", "{}", "2026-01-10");
        Add("data/applications/versions/2", "{}", "2026-04-10");
        Add("data/limits/versions/1", "{}", "2026-01-12");
        Add("environments/train/versions/7", """{"image":"ghcr.io/contoso/train:7"}""", "2026-01-15");
        Add("jobs/train-risk", $$$$"""{"inputs":{"rows":{"uri":"azureml:{{{{on}}}}"}},"environmentId":"azureml:train:7"}""", "2026-02-01");
        Add("jobs/train-limit", """{"inputs":{"rows":{"uri":"azureml:applications:1"},"limits":{"uri":"azureml:limits:1"}}}""", "2026-02-02");
        Add("models/risk/versions/1", """{"jobName":"train-risk"}""", "2026-02-03");
        Add("models/limit/versions/1", """{"jobName":"train-limit"}""", "2026-02-04");
        Add("onlineEndpoints/score", "{}", "2026-03-05");
        Add("onlineEndpoints/score/deployments/blue", """{"model":"azureml:risk:1"}""", "2026-03-06");
        return builder.Build(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
    }
}

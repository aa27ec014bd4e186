using System.Text;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Benchmarks.Purview;

/// <summary>An estate of about a given number of assets with three edges each: data over paths of a lake, jobs that read seven of them, models that jobs make.</summary>
internal static class PublishEstate
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    /// <summary>Makes the estate; <paramref name="changed"/> of its models bear another description.</summary>
    internal static ComplianceReport Create(int assets, int changed = 0)
    {
        var builder = new EstateSnapshotBuilder();
        void Add(string path, string properties) => builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/{{path}}","properties":{{properties}}}"""));
        Add("datastores/lake", """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}""");
        int jobs = assets * 7 / 20, models = assets - (2 * jobs);
        for (int i = 0; i < jobs; i++)
        {
            Add($"data/d{i}/versions/1", $$"""{"dataUri":"azureml://datastores/lake/paths/in/{{i}}/file.csv","description":"rows of day {{i}}"}""");
            string inputs = string.Join(',', Enumerable.Range(0, 7).Select(input => $$"""
                "in{{input}}":{"uri":"azureml:d{{(i + (input * input * 31)) % jobs}}:1"}
                """));
            Add($"jobs/j{i}", $$"""{"jobType":"Command","inputs":{ {{inputs}} } }""");
        }

        for (int i = 0; i < models; i++)
        {
            Add($"models/m{i}/versions/1", $$"""{"jobName":"j{{i}}","description":"{{(i < changed ? "changed" : "first")}}"}""");
        }

        return ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch)));
    }
}

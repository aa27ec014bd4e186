using System.Text;
using MLGovernance.Lineage;

namespace MLGovernance.Tests;

/// <summary>Makes estates of jobs, data, models, endpoints and deployments that use each other at random, the same for the same seed.</summary>
internal static class RandomEstate
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    internal static LineageGraph Create(int seed, int size)
    {
        var random = new Random(seed);
        var builder = new EstateSnapshotBuilder();
        void Add(string path, string properties) => builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/{{path}}","properties":{{properties}}}"""));

        Add("datastores/lake", """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}""");
        for (int i = 0; i < size; i++)
        {
            int earlier = random.Next(Math.Max(1, i)), other = random.Next(Math.Max(1, i));
            Add($"data/d{i}/versions/1", random.Next(3) == 0
                ? $$"""{"dataUri":"azureml://jobs/j{{earlier}}/outputs/o"}"""
                : $$"""{"dataUri":"azureml://datastores/lake/paths/in/{{random.Next(size)}}/file.csv"}""");
            Add($"jobs/j{i}", random.Next(2) == 0
                ? $$$$"""{"jobType":"Command","inputs":{"a":{"uri":"azureml:d{{{{earlier}}}}:1"},"b":{"uri":"azureml:d{{{{other}}}}:1"}}}"""
                : $$$$"""{"jobType":"Command","inputs":{"a":{"uri":"azureml://jobs/j{{{{earlier}}}}/outputs/o"},"b":{"uri":"azureml:d{{{{other}}}}:1"}}}""");
            Add($"models/m{i}/versions/1", $$"""{"jobName":"j{{random.Next(i + 1)}}"}""");
            Add($"onlineEndpoints/e{i}", "{}");
            Add($"onlineEndpoints/e{i}/deployments/blue", $$"""{"model":"azureml:m{{random.Next(i + 1)}}:1"}""");
        }

        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }
}

using System.Text;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>Estates of a few assets in one workspace, written down in the test that needs them.</summary>
internal sealed class SmallEstate
{
    public const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private readonly SortedDictionary<string, string> _assets = new(StringComparer.Ordinal);

    public SmallEstate() => Add("datastores/lake", """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}""");

    public bool ReadInPart { get; init; }

    public SmallEstate Add(string path, string properties, string tags = "{}")
    {
        _assets[path] = $$"""{"id":"{{Workspace}}/{{path}}","tags":{{tags}},"properties":{{properties[..^1]}}{{(properties.Length > 2 ? "," : "")}}"tags":{{tags}} } }""";
        return this;
    }

    public SmallEstate Remove(string path)
    {
        _assets.Remove(path);
        return this;
    }

    /// <summary>Adds a data asset over a path of the lake, a job that reads it, and the model that the job makes.</summary>
    public SmallEstate AddTraining(string name, string path, string tags = "{}") => this
        .Add($"data/{name}/versions/1", $$"""{"dataUri":"azureml://datastores/lake/paths/{{path}}"}""", tags)
        .Add($"jobs/{name}", $$$$"""{"jobType":"Command","inputs":{"a":{"uri":"azureml:{{{{name}}}}:1"}}}""")
        .Add($"models/{name}/versions/1", $$"""{"jobName":"{{name}}"}""");

    public LineageGraph Trace()
    {
        EstateSnapshotBuilder builder = new();
        foreach (string asset in _assets.Values)
        {
            builder.Add(Encoding.UTF8.GetBytes(asset));
        }

        if (ReadInPart)
        {
            builder.AddIssue(new EstateIssue { Code = "forbidden", Message = "no", Location = "/x" });
        }

        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }

    public EntityBatch Map(bool classify = false) => Map(new EntityMapperOptions { Classifications = classify ? new ClassificationOptions() : null });

    public EntityBatch Map(EntityMapperOptions options) => new EntityMapper(options).Map(ComplianceReport.None(Trace()));
}

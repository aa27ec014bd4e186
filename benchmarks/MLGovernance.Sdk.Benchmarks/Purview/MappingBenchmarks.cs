using System.Text;
using BenchmarkDotNet.Attributes;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Benchmarks.Purview;

/// <summary>Maps an estate of jobs, data and models to catalogue entities on one thread. The aim is 100,000 entities a second.</summary>
[MemoryDiagnoser]
[GcConcurrent(false)] // one thread: the collector runs on it too, and its time counts
public class MappingBenchmarks
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private readonly EntityMapper _mapper = new();
    private ComplianceReport _report = null!;

    /// <summary>The number of jobs; each reads two data assets and gives a model and a data asset.</summary>
    [Params(1_000, 10_000)]
    public int Jobs { get; set; }

    /// <summary>Builds the estate.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var builder = new EstateSnapshotBuilder();
        void Add(string path, string properties) => builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/{{path}}","properties":{{properties}}}"""));
        Add("datastores/lake", """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}""");
        for (int i = 0; i < Jobs; i++)
        {
            Add($"data/d{i}/versions/1", $$"""{"dataUri":"azureml://datastores/lake/paths/in/{{i}}/file.csv","description":"rows of day {{i}}"}""");
            Add($"jobs/j{i}", $$$$"""{"jobType":"Command","inputs":{"a":{"uri":"azureml:d{{{{i}}}}:1"},"b":{"uri":"azureml:d{{{{i / 2}}}}:1"}}}""");
            Add($"models/m{i}/versions/1", $$"""{"jobName":"j{{i}}"}""");
        }

        _report = ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch)));
    }

    /// <summary>Maps the estate.</summary>
    [Benchmark]
    public int Map() => _mapper.Map(_report).Entities.Length;
}

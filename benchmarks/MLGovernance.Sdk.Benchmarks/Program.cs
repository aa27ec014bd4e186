using BenchmarkDotNet.Running;
using MLGovernance.Benchmarks.Ingest;
using MLGovernance.Benchmarks.Lineage;
using MLGovernance.Benchmarks.Policy;
using MLGovernance.Benchmarks.Purview;

// `--summary …` prints one table of the lineage engine beside its peers, `--ingest [COUNT]` the rate and memory of snapshots, `--policies [COUNT]` the time of the whole catalogue, `--purview [COUNT]` plan and publish of an estate; anything else goes to BenchmarkDotNet (`--filter *`, `--list flat`).
if (args is ["--summary", .. string[] options])
{
    return LineageSummary.Run(options);
}

if (args is ["--ingest", .. string[] counts])
{
    return IngestSummary.Run(counts);
}

if (args is ["--policies", .. string[] assets])
{
    return PolicySummary.Run(assets);
}

if (args is ["--purview", .. string[] size])
{
    return await PublishSummary.RunAsync(size);
}

if (args is [EmulatorProcess.Argument])
{
    return await EmulatorProcess.ServeAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

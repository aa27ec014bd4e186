using BenchmarkDotNet.Running;
using MLGovernance.Benchmarks.Ingest;
using MLGovernance.Benchmarks.Lineage;

// `--summary …` prints one table of the lineage engine beside its peers, `--ingest [COUNT]` the rate and memory of snapshots; anything else goes to BenchmarkDotNet (`--filter *`, `--list flat`).
if (args is ["--summary", .. string[] options])
{
    return LineageSummary.Run(options);
}

if (args is ["--ingest", .. string[] counts])
{
    return IngestSummary.Run(counts);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

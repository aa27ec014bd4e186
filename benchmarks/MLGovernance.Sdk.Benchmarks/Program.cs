using BenchmarkDotNet.Running;
using MLGovernance.Benchmarks.Lineage;

// `--summary …` prints one table of the lineage engine beside its peers; anything else goes to BenchmarkDotNet (`--filter *`, `--list flat`).
if (args is ["--summary", .. string[] options])
{
    return LineageSummary.Run(options);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;

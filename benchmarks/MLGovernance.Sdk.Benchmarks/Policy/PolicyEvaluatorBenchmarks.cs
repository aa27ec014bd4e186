using BenchmarkDotNet.Attributes;
using MLGovernance.Benchmarks.Ingest;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Benchmarks.Policy;

/// <summary>The whole catalogue on a large estate: once in full, and once again after one asset in a hundred changed.</summary>
[MemoryDiagnoser]
public class PolicyEvaluatorBenchmarks
{
    private readonly PolicyEvaluator _evaluator = new(PolicySet.BuiltIn.With([.. PolicySet.Controls.Rules]));
    private LineageGraph _graph = null!;
    private LineageGraph _changed = null!;
    private ComplianceReport _report = null!;

    /// <summary>Gets or sets the number of assets: models, data, jobs and deployments in turn, over a hundred workspaces.</summary>
    [Params(100_000)]
    public int Assets { get; set; } = 100_000;

    /// <summary>Gets the number of policies.</summary>
    internal int Policies => _report.Policies.Length;

    /// <summary>Builds both graphs.</summary>
    [GlobalSetup]
    public void Build()
    {
        _graph = Graph(changed: false);
        _changed = Graph(changed: true);
        _report = _evaluator.Evaluate(_graph);
    }

    /// <summary>Evaluates every policy on every asset.</summary>
    [Benchmark(Baseline = true)]
    public int Full() => _evaluator.Evaluate(_graph).Count(ComplianceState.NonCompliant);

    /// <summary>Brings the report up to date after 1 % of the assets changed.</summary>
    [Benchmark]
    public int AfterOnePercent() => _evaluator.Update(_report, _changed).Count(ComplianceState.NonCompliant);

    private LineageGraph Graph(bool changed)
    {
        var payloads = new SyntheticPayloads();
        var builder = new EstateSnapshotBuilder();
        for (int i = 0; i < Assets; i++)
        {
            ReadOnlySpan<byte> payload = payloads[i];
            if (changed && i % 100 == 0)
            {
                byte[] other = payload.ToArray();
                other.AsSpan().Replace((byte)'A', (byte)'B');
                builder.Add(other);
            }
            else
            {
                builder.Add(payload);
            }
        }

        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }
}

using BenchmarkDotNet.Attributes;
using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>The engine's queries on the layered lineage graph; the summary mode sets them beside other libraries.</summary>
[MemoryDiagnoser]
public class LineageGraphBenchmarks
{
    private readonly int[] _path = new int[4_096];
    private readonly int[] _counts = new int[512];
    private Workload _workload = null!;
    private ReachSet _set = null!;
    private BreadthFirstTree _tree = null!;
    private int[] _sources = [];
    private int _next;

    [Params(10_000, 1_000_000)]
    public int NodeCount { get; set; }

    [GlobalSetup]
    public void CreateGraph()
    {
        _workload = Workload.Create(GraphGenerator.Lineage(NodeCount));
        _set = _workload.Graph.Rent();
        _tree = new BreadthFirstTree(_workload.Graph.All);
        _sources = _workload.RandomNodes(512);
        _ = _workload.Graph.AllReachability;
    }

    [Benchmark]
    public long Build() =>
        CompactGraph.Build(NodeCount, _workload.Edges.Upstream, _workload.Edges.Downstream).EdgeCount;

    [Benchmark]
    public int ReachDownstream()
    {
        CompactGraph.Reach(_set, _workload.Source, LineageDirection.Downstream);
        return _set.Count;
    }

    [Benchmark]
    public int ReachDownstreamScalar()
    {
        CompactGraph.Reach(_set, _workload.Source, LineageDirection.Downstream, KernelChoice.Scalar);
        return _set.Count;
    }

    [Benchmark]
    public int ReachUpstream()
    {
        CompactGraph.Reach(_set, _workload.UpSource, LineageDirection.Upstream);
        return _set.Count;
    }

    [Benchmark]
    public int BreadthFirstTree()
    {
        CompactGraph.BreadthFirst(_tree, _workload.Source, LineageDirection.Downstream);
        return _tree.Count;
    }

    [Benchmark]
    public int ShortestPath() => _workload.Graph.ShortestPath(_workload.Source, _workload.PathEnd, _path);

    [Benchmark]
    public int ImpactSizesOf512()
    {
        _workload.Graph.ReachCounts(_sources, _counts, LineageDirection.Downstream);
        return _counts[0];
    }

    [Benchmark]
    public bool Reachability()
    {
        _next = (_next + 1) & 511;
        return _workload.Graph.AllReachability.Reaches(_sources[_next], _sources[(_next * 7) & 511]);
    }
}

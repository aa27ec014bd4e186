using System.Diagnostics;
using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>The engine of this SDK.</summary>
internal static class EnginePeer
{
    private const string Name = "MLGovernance";

    internal static void Measure(Workload workload, MeasurementList rows)
    {
        (CompactGraph graph, EdgeList edges, string on) = (workload.Graph, workload.Edges, workload.Name);
        Build(workload, rows);
        ReachSet set = graph.Rent();
        ReachSet walk = graph.Rent();
        rows.Time("reach set downstream", on, Name, () => Reach(set, workload.Source, LineageDirection.Downstream), 101, 10);
        rows.Time("reach set downstream", on, $"{Name}, scalar", () => Reach(set, workload.Source, LineageDirection.Downstream, KernelChoice.Scalar), 51, 5);
        rows.Time("reach set upstream", on, Name, () => Reach(set, workload.UpSource, LineageDirection.Upstream), 51, 5);
        int[] hop = [workload.HopSource];
        rows.Time("3 hops downstream", on, Name, () => Walk(graph, walk, hop, 3), 1_001, 200);
        var tree = new BreadthFirstTree(graph.All);
        rows.Time("BFS with parents and distances", on, Name, () => Tree(tree, workload.Source), 31);
        int[] parents = new int[edges.NodeCount];
        int[] distances = new int[edges.NodeCount];
        rows.Time("BFS with parents and distances", on, $"{Name}, caller's numbers", () => Copied(tree, workload.Source, parents, distances), 21);
        int[] path = new int[4_096];
        rows.Time("shortest path", on, Name, () => graph.ShortestPath(workload.Source, workload.PathEnd, path), 51, 5);
        rows.Time("cycle check", on, Name, () => graph.All.IsCondensed || graph.All.SelfLoops.Length > 0 ? 0 : 1, 51, 5);
        Batch(workload, rows);
        rows.Time("dominators of all nodes", on, Name, () => DominatorTree.Build(graph.All, []).Immediate(workload.PathEnd) + 1L, 3, 1);
        rows.Time("3 hops downstream, with a predicate", on, Name, () => Filtered(walk, hop), 101, 10);
        Updates.Measure(workload, rows);
        Reachability(workload, rows);
        graph.Return(set);
        graph.Return(walk);
    }

    private static long Reach(ReachSet set, int source, LineageDirection direction, KernelChoice kernel = KernelChoice.Automatic)
    {
        CompactGraph.Reach(set, source, direction, kernel);
        return set.Count;
    }

    private static long Walk(CompactGraph graph, ReachSet set, int[] source, int depth)
    {
        graph.Walk(set, source, LineageDirection.Downstream, maxDepth: depth);
        return set.Count;
    }

    private static long Filtered(ReachSet set, int[] source)
    {
        FilteredWalk.Run(set, source, LineageDirection.Downstream, new AdmittedEdges(null, 0b11, set.Topology.Numbers.ToOriginal, static _ => true), 3, default);
        return set.Count;
    }

    private static long Tree(BreadthFirstTree tree, int source)
    {
        CompactGraph.BreadthFirst(tree, source, LineageDirection.Downstream);
        return tree.Count;
    }

    private static long Copied(BreadthFirstTree tree, int source, int[] parents, int[] distances)
    {
        CompactGraph.BreadthFirst(tree, source, LineageDirection.Downstream);
        tree.CopyTo(parents, distances);
        return tree.Count;
    }

    private static void Build(Workload workload, MeasurementList rows)
    {
        EdgeList edges = workload.Edges;
        rows.Time(
            "build from (int, int)", workload.Name, Name,
            () => CompactGraph.Build(edges.NodeCount, edges.Upstream, edges.Downstream).EdgeCount, 5, 1, 20);
        rows.Add(new Measurement("memory held by the graph", workload.Name, Name, 0, 0, workload.Graph.ByteCount, workload.Graph.EdgeCount));
    }

    private static void Batch(Workload workload, MeasurementList rows)
    {
        int[] sources = workload.RandomNodes(1_000);
        int[] counts = new int[sources.Length];
        rows.Time("1,000-source impact sizes", workload.Name, Name, () => Sum(counts, () => workload.Graph.ReachCounts(sources, counts, LineageDirection.Downstream)), 9, 2, 20);
        rows.Time(
            "1,000-source impact sizes", workload.Name, $"{Name}, 2 threads",
            () => Sum(counts, () => workload.Graph.ReachCountsParallel(sources, counts, LineageDirection.Downstream, 2)), 9, 2, 20);
        ReachSet set = workload.Graph.Rent();
        rows.Time(
            "1,000-source impact sizes", workload.Name, $"{Name}, one by one",
            () => sources.Sum(source => Reach(set, source, LineageDirection.Downstream)), 3, 0, 10);
        workload.Graph.Return(set);
    }

    private static long Sum(int[] counts, Action fill)
    {
        fill();
        long sum = 0;
        foreach (int count in counts)
        {
            sum += count;
        }

        return sum;
    }

    private static void Reachability(Workload workload, MeasurementList rows)
    {
        long started = Stopwatch.GetTimestamp();
        ReachabilityIndex index = workload.Graph.AllReachability;
        double build = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        rows.Add(new Measurement("build reachability index", workload.Name, Name, build, build, index.ByteCount, workload.Graph.All.ComponentCount));
        int[] from = workload.RandomNodes(100_000, 99);
        int[] to = workload.RandomNodes(100_000, 100);
        double[] times = new double[from.Length];
        long yes = 0;
        for (int at = 0; at < times.Length; at++)
        {
            _ = index.Reaches(from[at], to[at]); // as every other row: the second time counts
        }

        for (int at = 0; at < times.Length; at++)
        {
            (int source, int target) = (from[at], to[at]); // the question is timed, not the reading of it
            long ticks = Stopwatch.GetTimestamp();
            yes += index.Reaches(source, target) ? 1 : 0;
            times[at] = (Stopwatch.GetTimestamp() - ticks) * 1_000.0 / Stopwatch.Frequency;
        }

        Array.Sort(times);
        foreach ((string label, int at) in new[] { ("p50", 50_000), ("p90", 90_000), ("p99", 99_000), ("p99.9", 99_900), ("max", 99_999) })
        {
            rows.Add(new Measurement($"point reachability, {label} of 100k", workload.Name, Name, times[at], times[at], 0, yes));
        }

        rows.Add(new Measurement("point reachability, mean of 100k", workload.Name, Name, times.Average(), times.Average(), 0, yes));
    }
}

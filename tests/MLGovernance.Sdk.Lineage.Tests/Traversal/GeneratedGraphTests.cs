using MLGovernance.Benchmarks.Lineage;

namespace MLGovernance.Lineage.Tests;

/// <summary>The measured graphs, where kernels switch as they do at full size. The summary repeats this at a million nodes.</summary>
public sealed class GeneratedGraphTests
{
    private static readonly EdgeList Edges = GraphGenerator.Lineage(100_000);
    private static readonly CompactGraph Graph = CompactGraph.Build(Edges.NodeCount, Edges.Upstream, Edges.Downstream);

    [Fact]
    public void Generator_TenThousand_IsTheGraphOfTheRecord()
    {
        EdgeList small = GraphGenerator.Lineage(10_000);
        CompactGraph graph = CompactGraph.Build(small.NodeCount, small.Upstream, small.Downstream);
        Assert.Equal((10_000, 37_161L, 64), (graph.NodeCount, graph.EdgeCount, graph.All.LevelStarts.Length - 1));
    }

    [Fact]
    public void Reach_HundredSources_EqualsThePlainWalkInBothKernels()
    {
        var random = new SplitMix(1);
        ReachSet vector = Graph.Rent();
        ReachSet scalar = Graph.Rent();
        (int[] downOffsets, int[] down) = Lists(Edges.Upstream, Edges.Downstream);
        (int[] upOffsets, int[] up) = Lists(Edges.Downstream, Edges.Upstream);
        for (int round = 0; round < 100; round++)
        {
            int source = random.Next(Edges.NodeCount);
            foreach (LineageDirection direction in Enum.GetValues<LineageDirection>())
            {
                bool[] expected = direction == LineageDirection.Downstream ? Walk(downOffsets, down, source) : Walk(upOffsets, up, source);
                CompactGraph.Reach(vector, source, direction);
                CompactGraph.Reach(scalar, source, direction, KernelChoice.Scalar);
                Assert.Equal(expected.Count(reached => reached), vector.Count);
                Assert.True(vector.Bits.AsSpan().SequenceEqual(scalar.Bits));
                for (int node = 0; node < expected.Length; node++)
                {
                    if (expected[node] != vector.Contains(node))
                    {
                        Assert.Fail($"source {source}, node {node}, {direction}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Reaches_RandomPairs_EqualTheSetsOfTheBatch()
    {
        ReachabilityIndex index = Graph.AllReachability;
        var random = new SplitMix(2);
        int[] sources = [.. Enumerable.Range(0, 64).Select(_ => random.Next(Edges.NodeCount))];
        var lanes = new LaneMatrix(Graph.All);
        BatchSweep.Run(lanes, sources, new int[sources.Length], LineageDirection.Downstream, scalar: false, default);
        for (int lane = 0; lane < sources.Length; lane++)
        {
            for (int round = 0; round < 500; round++)
            {
                int target = random.Next(Edges.NodeCount);
                Assert.Equal(lanes.Reaches(lane, target), index.Reaches(sources[lane], target));
            }
        }
    }

    private static (int[] Offsets, int[] Targets) Lists(int[] from, int[] to)
    {
        int[] order = [.. Enumerable.Range(0, from.Length)];
        Array.Sort([.. from], order);
        int[] offsets = new int[Edges.NodeCount + 1];
        foreach (int node in from)
        {
            offsets[node + 1]++;
        }

        for (int node = 0; node < Edges.NodeCount; node++)
        {
            offsets[node + 1] += offsets[node];
        }

        return (offsets, [.. order.Select(edge => to[edge])]);
    }

    private static bool[] Walk(int[] offsets, int[] targets, int source)
    {
        var reached = new bool[Edges.NodeCount];
        var queue = new Queue<int>([source]);
        reached[source] = true;
        while (queue.TryDequeue(out int node))
        {
            for (int edge = offsets[node]; edge < offsets[node + 1]; edge++)
            {
                if (!reached[targets[edge]])
                {
                    reached[targets[edge]] = true;
                    queue.Enqueue(targets[edge]);
                }
            }
        }

        return reached;
    }
}

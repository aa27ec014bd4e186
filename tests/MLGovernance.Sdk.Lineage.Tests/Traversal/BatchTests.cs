namespace MLGovernance.Lineage.Tests;

public sealed class BatchTests
{
    [Fact]
    public void ReachCounts_RandomGraphs_EqualThePlainWalksInBothKernels()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            var plain = new PlainGraph(random);
            int[] sources = [.. Enumerable.Range(0, 20).Select(n => n * 7 % random.NodeCount)];
            foreach (LineageDirection direction in Enum.GetValues<LineageDirection>())
            {
                int[] expected = [.. sources.Select(source => plain.Reach(source, direction).Count)];
                int[] vector = new int[sources.Length];
                int[] scalar = new int[sources.Length];
                graph.ReachCounts(sources, vector, direction);
                graph.ReachCounts(sources, scalar, direction, scalar: true);
                Assert.Equal(expected, vector);
                Assert.Equal(expected, scalar);
            }
        }
    }

    [Fact]
    public void ReachCounts_MoreSourcesThanLanes_EqualSingleWalksOnOneAndOnTwoThreads()
    {
        CompactGraph graph = RandomGraph.Create(99).Build();
        int[] sources = [.. Enumerable.Range(0, 1_300).Select(n => n % graph.NodeCount)];
        int[] counts = new int[sources.Length];
        int[] parallel = new int[sources.Length];
        graph.ReachCounts(sources, counts, LineageDirection.Downstream);
        graph.ReachCountsParallel(sources, parallel, LineageDirection.Downstream, maxThreads: 2);
        ReachSet set = graph.Rent();
        Assert.All(Enumerable.Range(0, sources.Length), at =>
        {
            CompactGraph.Reach(set, sources[at], LineageDirection.Downstream);
            Assert.Equal(set.Count, counts[at]);
        });
        Assert.Equal(counts, parallel);
    }

    [Fact]
    public void LaneMatrix_RandomGraphs_HoldsEverySourcesSet()
    {
        foreach (RandomGraph random in RandomGraph.All(200))
        {
            CompactGraph graph = random.Build();
            var lanes = new LaneMatrix(graph.All);
            int[] sources = [.. Enumerable.Range(0, Math.Min(random.NodeCount, 9)).Select(n => random.NodeCount - 1 - n)];
            foreach (LineageDirection direction in Enum.GetValues<LineageDirection>())
            {
                BatchSweep.Run(lanes, sources, new int[sources.Length], direction, scalar: false, default);
                ReachSet single = graph.Rent();
                var copied = new ReachSet(graph.All);
                for (int lane = 0; lane < sources.Length; lane++)
                {
                    CompactGraph.Reach(single, sources[lane], direction);
                    lanes.CopyTo(lane, copied);
                    Assert.Equal(ReachTests.Originals(single).Order(), ReachTests.Originals(copied).Order());
                    Assert.All(Enumerable.Range(0, random.NodeCount), n => Assert.Equal(single.Contains(n), lanes.Reaches(lane, n)));
                }
            }
        }
    }

    [Fact]
    public void ReachCounts_InSteadyState_AllocateNothing()
    {
        CompactGraph graph = RandomGraph.Create(49).Build();
        int[] sources = [.. Enumerable.Range(0, 40)];
        int[] counts = new int[40];
        graph.ReachCounts(sources, counts, LineageDirection.Downstream);
        long before = GC.GetAllocatedBytesForCurrentThread();
        graph.ReachCounts(sources, counts, LineageDirection.Downstream);
        graph.ReachCounts(sources, counts, LineageDirection.Upstream);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

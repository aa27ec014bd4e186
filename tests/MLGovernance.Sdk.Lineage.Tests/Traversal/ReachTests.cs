namespace MLGovernance.Lineage.Tests;

public sealed class ReachTests
{
    [Fact]
    public void Reach_RandomGraphs_EqualsThePlainWalk()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            Check(random, new PlainGraph(random), graph, graph.Rent());
            Check(random, new PlainGraph(random, RoleMasks.Data), graph, graph.Rent(RoleMasks.Data));
        }
    }

    [Fact]
    public void Reach_SeveralSources_IsTheUnion()
    {
        foreach (RandomGraph random in RandomGraph.All(300))
        {
            CompactGraph graph = random.Build();
            int[] sources = [0, random.NodeCount / 2, random.NodeCount - 1];
            ReachSet set = graph.Rent();
            CompactGraph.Reach(set, sources, LineageDirection.Upstream);
            Assert.Equal(
                new PlainGraph(random).Distances(sources, LineageDirection.Upstream).Keys.Order(), Originals(set).Order());
        }
    }

    [Fact]
    public void Reach_ReusedSet_AllocatesNothing()
    {
        CompactGraph graph = RandomGraph.Create(49).Build();
        ReachSet set = graph.Rent();
        CompactGraph.Reach(set, 0, LineageDirection.Downstream);
        CompactGraph.Reach(set, 0, LineageDirection.Upstream);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int node = 0; node < graph.NodeCount; node++)
        {
            CompactGraph.Reach(set, node, LineageDirection.Downstream);
            CompactGraph.Reach(set, node, LineageDirection.Upstream);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void RentAndReturn_InSteadyState_AllocateNothing()
    {
        CompactGraph graph = RandomGraph.Create(49).Build();
        graph.Return(graph.Rent());
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++)
        {
            ReachSet set = graph.Rent();
            CompactGraph.Reach(set, round, LineageDirection.Downstream);
            graph.Return(set);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Reach_FromManyThreads_GivesEachItsOwnResult()
    {
        RandomGraph random = RandomGraph.Create(99);
        CompactGraph graph = random.Build();
        var plain = new PlainGraph(random);
        int[][] expected = [.. Enumerable.Range(0, random.NodeCount).Select(n => plain.Reach(n, LineageDirection.Downstream).Order().ToArray())];
        Parallel.For(0, random.NodeCount * 4, new ParallelOptions { MaxDegreeOfParallelism = 8 }, round =>
        {
            int node = round % random.NodeCount;
            ReachSet set = graph.Rent();
            CompactGraph.Reach(set, node, LineageDirection.Downstream);
            int[] actual = Originals(set);
            graph.Return(set);
            Array.Sort(actual);
            Assert.Equal(expected[node], actual);
        });
    }

    [Fact]
    public void Reach_Cancelled_LeavesASetThatCanBeUsedAgain()
    {
        int count = 50_000;
        CompactGraph graph = CompactGraph.Build(
            count, [.. Enumerable.Range(0, count - 1)], [.. Enumerable.Range(1, count - 1)]);
        ReachSet set = graph.Rent();
        Assert.Throws<OperationCanceledException>(
            () => CompactGraph.Reach(set, 0, LineageDirection.Downstream, cancellationToken: new CancellationToken(canceled: true)));
        CompactGraph.Reach(set, count - 3, LineageDirection.Downstream);
        Assert.Equal([count - 3, count - 2, count - 1], Originals(set).Order());
        CompactGraph.Reach(set, count - 1, LineageDirection.Upstream);
        Assert.Equal(count, set.Count);
    }

    internal static int[] Originals(ReachSet set)
    {
        int[] nodes = new int[set.Count];
        Assert.Equal(set.Count, set.CopyTo(nodes));
        return nodes;
    }

    private static void Check(RandomGraph random, PlainGraph plain, CompactGraph graph, ReachSet set)
    {
        int step = Math.Max(1, random.NodeCount / 16);
        for (int source = random.Seed % step; source < random.NodeCount; source += step)
        {
            foreach (LineageDirection direction in Enum.GetValues<LineageDirection>())
            {
                HashSet<int> expected = plain.Reach(source, direction);
                CompactGraph.Reach(set, source, direction);
                Assert.True(expected.SetEquals(Originals(set)), $"seed {random.Seed}, source {source}, {direction}");
                Assert.All(Enumerable.Range(0, random.NodeCount), node => Assert.Equal(expected.Contains(node), set.Contains(node)));
            }
        }

        graph.Return(set);
    }
}

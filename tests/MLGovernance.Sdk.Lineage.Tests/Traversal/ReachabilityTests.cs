namespace MLGovernance.Lineage.Tests;

public sealed class ReachabilityTests
{
    [Theory]
    [InlineData(ReachabilityClosure.MostComponents)]
    [InlineData(0)]
    public void Reaches_RandomGraphs_EqualsThePlainWalk(int mostComponents)
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            var plain = new PlainGraph(random);
            var index = new ReachabilityIndex(graph.All, mostComponents);
            for (int from = random.Seed % 3; from < random.NodeCount; from += 1 + (random.NodeCount / 20))
            {
                HashSet<int> reach = plain.Reach(from, LineageDirection.Downstream);
                for (int to = 0; to < random.NodeCount; to++)
                {
                    Assert.True(reach.Contains(to) == index.Reaches(from, to), $"seed {random.Seed}: {from} -> {to}");
                }
            }
        }
    }

    [Fact]
    public void Reaches_WhereLabelsFailAndTheSearchIsCapped_EqualsTheWalk()
    {
        // Uniform wiring mixes everything with everything: the hardest case for labels.
        var random = new Random(3);
        const int Count = 40_000;
        int[] to = [.. Enumerable.Range(1, Count * 2).Select(n => 1 + (n % (Count - 1)))];
        int[] from = [.. to.Select(node => random.Next(Math.Max(0, node - 9_000), node))];
        CompactGraph graph = CompactGraph.Build(Count, from, to);
        var index = new ReachabilityIndex(graph.All, 0);
        ReachSet set = graph.Rent();
        for (int round = 0; round < 60; round++)
        {
            int source = random.Next(Count);
            CompactGraph.Reach(set, source, LineageDirection.Downstream);
            for (int target = 0; target < 300; target++)
            {
                int node = random.Next(Count);
                Assert.Equal(set.Contains(node), index.Reaches(source, node));
            }
        }
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(3, 100)]
    [InlineData(1_000, 4)]
    [InlineData(1_000, 100)]
    public void Search_WhereverItGivesUp_EqualsTheWalk(int mostSteps, int room)
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            Topology topology = random.Build().All;
            var closure = new ReachabilityClosure(topology);
            var search = new ReachabilitySearch(topology, LabelBuilder.Build(topology), mostSteps, room);
            for (int from = random.Seed % 5; from < topology.ComponentCount; from += 1 + (topology.ComponentCount / 10))
            {
                for (int to = from + 1; to < topology.ComponentCount; to += 1 + (topology.ComponentCount / 30))
                {
                    Assert.True(closure.Reaches(from, to) == search.Reaches(from, to), $"seed {random.Seed}: {from} -> {to}");
                }
            }
        }
    }

    [Fact]
    public void Reaches_InAGraphDeeperThanAByteCounts_EqualsTheWalk()
    {
        // A chain of 3,000 with shortcuts, side branches and one loop: depths share a byte, and levels tell less.
        var random = new Random(11);
        const int Chain = 3_000, Count = 4_000;
        List<(int From, int To)> edges = [.. Enumerable.Range(0, Chain - 1).Select(node => (node, node + 1)), (1_510, 1_500)];
        edges.AddRange(Enumerable.Range(Chain, Count - Chain).Select(node => random.Next(2) == 0 ? (random.Next(Chain), node) : (node, random.Next(Chain))));
        int[] names = [.. Enumerable.Range(0, Count)];
        random.Shuffle(names);
        CompactGraph graph = CompactGraph.Build(Count, [.. edges.Select(edge => names[edge.From])], [.. edges.Select(edge => names[edge.To])]);
        var index = new ReachabilityIndex(graph.All, 0);
        ReachSet set = graph.Rent();
        for (int source = 0; source < Count; source += 13)
        {
            CompactGraph.Reach(set, source, LineageDirection.Downstream);
            for (int target = 0; target < Count; target += 3)
            {
                Assert.True(set.Contains(target) == index.Reaches(source, target), $"{source} -> {target}");
            }
        }
    }

    [Fact]
    public void Reaches_NodeThatIsNone_Throws()
    {
        CompactGraph graph = CompactGraph.Build(3, [0, 1], [1, 2]);
        var index = new ReachabilityIndex(graph.All, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reaches(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reaches(-1, 0));
    }

    [Fact]
    public void Reaches_FromManyThreads_BuildsOneIndexAndAllocatesNothingAfter()
    {
        CompactGraph graph = RandomGraph.Create(99).Build();
        ReachabilityIndex[] seen = new ReachabilityIndex[32];
        Parallel.For(0, seen.Length, at => seen[at] = graph.AllReachability);
        Assert.All(seen, index => Assert.Same(seen[0], index));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int node = 0; node < graph.NodeCount; node++)
        {
            seen[0].Reaches(0, node);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

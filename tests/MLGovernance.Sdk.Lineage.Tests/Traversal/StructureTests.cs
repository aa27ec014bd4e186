namespace MLGovernance.Lineage.Tests;

public sealed class StructureTests
{
    [Fact]
    public void TopologicalOrder_RandomGraphs_PutsUpstreamFirstUnlessTheTwoShareACycle()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            Topology topology = random.Build().All;
            int[] order = CompactGraph.TopologicalOrder(topology).ToArray();
            Assert.Equal(Enumerable.Range(0, random.NodeCount), order.Order());
            for (int edge = 0; edge < random.Upstream.Length; edge++)
            {
                int from = topology.Component(topology.ToInternal(random.Upstream[edge]));
                int to = topology.Component(topology.ToInternal(random.Downstream[edge]));
                Assert.True(from <= to, $"seed {random.Seed}");
            }
        }
    }

    [Fact]
    public void Cycles_RandomGraphs_AreTheNodesThatReachEachOther()
    {
        foreach (RandomGraph random in RandomGraph.All().Where(random => random.NodeCount <= 120))
        {
            Topology topology = random.Build().All;
            var plain = new PlainGraph(random);
            HashSet<int>[] reach = [.. Enumerable.Range(0, random.NodeCount).Select(n => plain.Reach(n, LineageDirection.Downstream))];
            int[][] expected = [.. Enumerable.Range(0, random.NodeCount)
                .Select(n => reach[n].Where(other => reach[other].Contains(n)).Order().ToArray())
                .Where(nodes => nodes.Length > 1 || plain.Next(nodes[0], LineageDirection.Downstream).Contains(nodes[0]))
                .DistinctBy(nodes => nodes[0]).OrderBy(nodes => nodes[0])];

            Assert.Equal(expected, Cycles.Components(topology));
            foreach (int node in expected.SelectMany(nodes => nodes))
            {
                int[] cycle = Cycles.Through(topology, node);
                Assert.Equal(node, cycle[0]);
                Assert.Equal(cycle.Length, cycle.Distinct().Count());
                Assert.All(
                    Enumerable.Range(0, cycle.Length),
                    at => Assert.Contains(cycle[(at + 1) % cycle.Length], plain.Next(cycle[at], LineageDirection.Downstream)));
            }
        }
    }

    [Fact]
    public void RootsAndLeaves_RandomGraphs_HaveNoEdgeButToThemselves()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            Topology topology = random.Build().All;
            var plain = new PlainGraph(random);
            IEnumerable<int> Ends(LineageDirection direction) =>
                Enumerable.Range(0, random.NodeCount).Where(node => plain.Next(node, direction).All(other => other == node));
            Assert.Equal(Ends(LineageDirection.Upstream), CompactGraph.Roots(topology));
            Assert.Equal(Ends(LineageDirection.Downstream), CompactGraph.Leaves(topology));
        }
    }

    [Fact]
    public void CommonAncestors_RandomGraphs_AreTheIntersectionAndItsNearest()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            var plain = new PlainGraph(random);
            (ReachSet into, ReachSet each) = (graph.Rent(), new ReachSet(graph.All));
            var choice = new Random(random.Seed);
            int[] targets = [.. Enumerable.Range(0, 1 + (random.Seed % 3)).Select(_ => choice.Next(random.NodeCount))];
            HashSet<int> expected = plain.Reach(targets[0], LineageDirection.Upstream);
            expected.IntersectWith(targets.SelectMany(t => plain.Reach(t, LineageDirection.Upstream)).CountBy(n => n).Where(p => p.Value == targets.Length).Select(p => p.Key));

            CommonAncestors.Find(into, each, targets, default);

            Assert.Equal(expected.Order(), ReachTests.Originals(into).Order());
            IEnumerable<int> nearest = expected.Where(node =>
                expected.All(other => !plain.Reach(node, LineageDirection.Downstream).Contains(other) || plain.Reach(other, LineageDirection.Downstream).Contains(node)));
            if (random.NodeCount <= 60)
            {
                Assert.Equal(nearest.Order(), CommonAncestors.Nearest(into));
            }
        }
    }

    [Fact]
    public void Dominators_RandomGraphs_AreTheNodesWithoutWhichTheRestIsCutOff()
    {
        foreach (RandomGraph random in RandomGraph.All().Where(random => random.NodeCount <= 60))
        {
            CompactGraph graph = random.Build();
            var plain = new PlainGraph(random);
            int[] sources = random.Seed % 4 == 0
                ? [random.NodeCount / 2]
                : [.. Enumerable.Range(0, random.NodeCount).Where(node => plain.Reach(node, LineageDirection.Upstream).All(up => plain.Reach(up, LineageDirection.Upstream).Contains(node)))];
            DominatorTree tree = random.Seed % 4 == 0 ? DominatorTree.Build(graph.All, sources) : graph.Dominators(RoleMasks.All, CancellationToken.None);
            var expected = new Dictionary<int, List<int>>();
            HashSet<int> all = [.. plain.Distances(sources, LineageDirection.Downstream).Keys];
            foreach (int removed in all)
            {
                HashSet<int> left = [.. plain.Distances(sources.Where(s => s != removed), LineageDirection.Downstream, admits: node => node != removed).Keys];
                foreach (int cut in all.Where(node => node != removed && !left.Contains(node)))
                {
                    (expected.TryGetValue(cut, out List<int>? list) ? list : expected[cut] = []).Add(removed);
                }
            }

            for (int node = 0; node < random.NodeCount; node++)
            {
                Assert.Equal(expected.GetValueOrDefault(node, []).Order(), tree.Of(node).Order());
            }
        }
    }

    [Fact]
    public void Dominators_OfKeptRoles_AreComputedOnceForAllThreads()
    {
        CompactGraph graph = RandomGraph.All().First(random => random.NodeCount > 20).Build();

        DominatorTree[] trees = new DominatorTree[8];
        Parallel.For(0, trees.Length, at => trees[at] = graph.Dominators(RoleMasks.All, CancellationToken.None));

        Assert.All(trees, tree => Assert.Same(trees[0], tree));
    }

    [Fact]
    public void Dominators_OfEachRoleSet_AreItsOwn()
    {
        // 0 → 1 → 2 along data; a supporting edge 0 → 2 goes round node 1.
        CompactGraph graph = CompactGraph.Build(3, [0, 1, 0], [1, 2, 2], [0, 1, 5], 0b11);
        int[] Of(ulong roles) => [.. graph.Dominators(roles, CancellationToken.None).Of(2)];

        for (int round = 0; round < 2; round++)
        {
            Assert.Equal([1, 0], Of(0b11));
            Assert.Equal([0], Of(RoleMasks.All));
            Assert.Equal([1], Of(0b10));
        }

        Assert.NotSame(graph.Dominators(0b10, CancellationToken.None), graph.Dominators(0b10, CancellationToken.None));
    }

    [Fact]
    public void Dominators_Cancelled_KeepNothingHalfMade()
    {
        CompactGraph graph = CompactGraph.Build(2, [0], [1]);

        Assert.Throws<OperationCanceledException>(() => graph.Dominators(RoleMasks.All, new CancellationToken(canceled: true)));
        Assert.Equal([0], graph.Dominators(RoleMasks.All, CancellationToken.None).Of(1));
    }

    [Fact]
    public void Paths_RandomGraphs_AreExactlyTheSimpleOnes()
    {
        foreach (RandomGraph random in RandomGraph.All().Where(random => random.NodeCount <= 60))
        {
            CompactGraph graph = random.Build();
            var choice = new Random(random.Seed);
            ulong roles = random.Seed % 3 == 0 ? RoleMasks.All : (ulong)choice.Next(0, 1 << 16);
            int divisor = choice.Next(3, 7);
            Func<int, bool>? admits = random.Seed % 5 == 0 ? node => node % divisor != 0 : null;
            var plain = new PlainGraph(random, roles);
            (int from, int to) = (choice.Next(random.NodeCount), choice.Next(random.NodeCount));
            var expected = new HashSet<string>();
            Collect(plain, [from], to, 5, node => node == from || node == to || (admits?.Invoke(node) ?? true), expected);

            List<int[]> paths = graph.Paths(from, to, roles, maxDepth: 5, admits: admits);

            Assert.Equal(expected.Order(StringComparer.Ordinal), paths.Select(path => string.Join(' ', path)).Order(StringComparer.Ordinal));
            Assert.Equal(Math.Min(2, paths.Count), graph.Paths(from, to, roles, maxDepth: 5, limit: 2, admits: admits).Count);
        }
    }

    private static void Collect(PlainGraph plain, int[] trail, int to, int edgesLeft, Func<int, bool> admits, HashSet<string> paths)
    {
        if (trail[^1] == to)
        {
            paths.Add(string.Join(' ', trail));
            return;
        }

        foreach (int next in plain.Next(trail[^1], LineageDirection.Downstream).Where(next => edgesLeft > 0 && admits(next) && !trail.Contains(next)))
        {
            Collect(plain, [.. trail, next], to, edgesLeft - 1, admits, paths);
        }
    }
}

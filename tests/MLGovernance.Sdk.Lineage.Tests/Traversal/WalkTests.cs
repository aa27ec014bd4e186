namespace MLGovernance.Lineage.Tests;

public sealed class WalkTests
{
    [Fact]
    public void Walk_RandomGraphsRolesAndDepths_EqualsThePlainWalk()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            ReachSet set = graph.Rent();
            var choice = new Random(random.Seed);
            for (int round = 0; round < 6; round++)
            {
                ulong roles = round == 0 ? RoleMasks.All : (ulong)choice.Next(0, 1 << 16);
                int depth = round < 2 ? int.MaxValue : choice.Next(0, 6);
                int divisor = choice.Next(3, 7);
                Func<int, bool>? admits = round % 3 == 2 ? node => node % divisor != 0 : null;
                int source = choice.Next(random.NodeCount);
                LineageDirection direction = (LineageDirection)(round % 2);
                Dictionary<int, int> expected = new PlainGraph(random, roles).Distances([source], direction, depth, admits);

                graph.Walk(set, [source], direction, roles, depth, admits);

                Assert.Equal(expected.OrderBy(pair => pair.Key), Distances(set).OrderBy(pair => pair.Key));
            }
        }
    }

    [Fact]
    public void BreadthFirst_RandomGraphs_GivesLeastDistancesAndParentsOneNearer()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            var plain = new PlainGraph(random);
            var tree = new BreadthFirstTree(graph.All);
            for (int source = 0; source < random.NodeCount; source += 1 + (random.NodeCount / 6))
            {
                foreach (LineageDirection direction in Enum.GetValues<LineageDirection>())
                {
                    CheckTree(plain, tree, source, direction);
                }
            }
        }
    }

    [Fact]
    public void BreadthFirst_DenseGraph_TurnsRoundAndStaysExact()
    {
        var random = new Random(11);
        const int Count = 3_000;
        int[] from = [.. Enumerable.Range(0, Count * 20).Select(_ => (int)(Count * Math.Pow(random.NextDouble(), 3)))];
        int[] to = [.. Enumerable.Range(0, Count * 20).Select(_ => random.Next(Count))];
        var plain = new PlainGraph(new RandomGraph(0, Count, from, to, new byte[from.Length]));
        CompactGraph graph = CompactGraph.Build(Count, from, to);
        var tree = new BreadthFirstTree(graph.All);
        foreach (int source in new[] { 0, 1, 1_500, 2_999 })
        {
            CheckTree(plain, tree, source, LineageDirection.Downstream);
            CheckTree(plain, tree, source, LineageDirection.Upstream);
        }
    }

    [Fact]
    public void WalkAndBreadthFirst_ReusedState_AllocateNothing()
    {
        CompactGraph graph = RandomGraph.Create(45).Build();
        ReachSet set = graph.Rent();
        var tree = new BreadthFirstTree(graph.All);
        Run(graph, set, tree);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(graph, set, tree);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Run(CompactGraph graph, ReachSet set, BreadthFirstTree tree)
        {
            Span<int> source = stackalloc int[1];
            for (int node = 0; node < graph.NodeCount; node++)
            {
                source[0] = node;
                graph.Walk(set, source, LineageDirection.Downstream, maxDepth: 3);
                graph.Walk(set, source, LineageDirection.Upstream, roles: 0b101_1010);
                CompactGraph.BreadthFirst(tree, node, LineageDirection.Downstream);
            }
        }
    }

    private static void CheckTree(PlainGraph plain, BreadthFirstTree tree, int source, LineageDirection direction)
    {
        Dictionary<int, int> expected = plain.Distances([source], direction);
        CompactGraph.BreadthFirst(tree, source, direction);
        Assert.Equal(expected.Count, tree.Count);
        Assert.Equal(expected.Values.Max(), tree.Depth);
        int[] parents = new int[plain.NodeCount];
        int[] distances = new int[plain.NodeCount];
        tree.CopyTo(parents, distances);
        for (int node = 0; node < plain.NodeCount; node++)
        {
            Assert.Equal(expected.GetValueOrDefault(node, -1), tree.Distance(node));
            Assert.Equal(tree.Distance(node), distances[node]);
            Assert.Equal(tree.Parent(node), parents[node]);
            if (node == source || !tree.IsReached(node))
            {
                Assert.Equal(tree.IsReached(node) ? source : -1, tree.Parent(node));
                continue;
            }

            Assert.Equal(expected[node] - 1, expected[tree.Parent(node)]);
            Assert.Contains(node, plain.Next(tree.Parent(node), direction));
        }
    }

    private static Dictionary<int, int> Distances(ReachSet set)
    {
        var distances = new Dictionary<int, int>();
        for (int level = 0; level < set.LevelCount; level++)
        {
            for (int at = set.LevelStart(level); at < set.LevelStart(level + 1); at++)
            {
                distances.Add(set.Topology.ToOriginal(set.Queue[at]), level);
            }
        }

        return distances;
    }
}

namespace MLGovernance.Lineage.Tests;

public sealed class GraphUpdateTests
{
    [Fact]
    public void TryUpdate_RandomEdits_EqualsTheGraphBuiltAnew()
    {
        int updated = 0;
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph before = random.Build();
            (GraphEdits edits, RandomGraph expected) = Edit(random);
            if (before.TryUpdate(edits) is not { } after)
            {
                continue;
            }

            updated++;
            Assert.Equal(expected.Build().EdgeCount, after.EdgeCount);
            CheckReach(new PlainGraph(expected), after, RoleMasks.All);
            CheckReach(new PlainGraph(expected, RoleMasks.Data), after, RoleMasks.Data);
        }

        Assert.InRange(updated, 100, RandomGraph.Many); // the acyclic half, less those whose edits change the roles
    }

    [Fact]
    public void TryUpdate_EdgeAgainstTheOrder_AsksForABuild()
    {
        CompactGraph chain = CompactGraph.Build(3, [0, 1], [1, 2]);
        Assert.Null(chain.TryUpdate(new GraphEdits(3, [], [new GraphEdge(2, 0, 0)])));
        Assert.Null(chain.TryUpdate(new GraphEdits(2, [], [])));
        Assert.Throws<ArgumentException>(() => chain.TryUpdate(new GraphEdits(3, [], [new GraphEdge(0, 3, 0)])));
    }

    [Fact]
    public void TryUpdate_NewNodesInAnyOrder_AreNumberedDownstreamOfWhatTheyRead()
    {
        CompactGraph chain = CompactGraph.Build(3, [0, 1], [1, 2]);
        CompactGraph? grown = chain.TryUpdate(new GraphEdits(6, [new GraphEdge(0, 1, 0)], [new GraphEdge(5, 4, 0), new GraphEdge(2, 5, 0)]));
        Assert.NotNull(grown);
        ReachSet set = grown.Rent();
        CompactGraph.Reach(set, 4, LineageDirection.Upstream);
        Assert.Equal([1, 2, 4, 5], ReachTests.Originals(set).Order());
        Assert.Equal(3, chain.NodeCount); // the old graph stays as it was
    }

    private static (GraphEdits Edits, RandomGraph Expected) Edit(RandomGraph random)
    {
        var choice = new Random(random.Seed + 1);
        int nodeCount = random.NodeCount + choice.Next(0, 4);
        List<GraphEdge> edges = [.. Enumerable.Range(0, random.Upstream.Length).Select(at => new GraphEdge(random.Upstream[at], random.Downstream[at], random.Roles[at]))];
        List<GraphEdge> removed = [.. edges.Where(_ => choice.Next(6) == 0)];
        List<GraphEdge> added = [];
        for (int at = 0; at < choice.Next(0, 8); at++)
        {
            byte role = edges.Count == 0 ? (byte)0 : edges[choice.Next(edges.Count)].Role;
            int upstream = choice.Next(random.NodeCount);
            added.Add(nodeCount > random.NodeCount
                ? new GraphEdge(upstream, choice.Next(random.NodeCount, nodeCount), role)
                : edges.Count == 0 ? new GraphEdge(0, 0, 0) : edges[choice.Next(edges.Count)]);
        }

        // An edge both removed and added stays, as adding comes last.
        GraphEdge[] left = [.. edges.Where(edge => !removed.Contains(edge)), .. added];
        removed.RemoveAll(added.Contains);
        return (
            new GraphEdits(nodeCount, removed, added),
            new RandomGraph(random.Seed, nodeCount, [.. left.Select(e => e.Upstream)], [.. left.Select(e => e.Downstream)], [.. left.Select(e => e.Role)]));
    }

    private static void CheckReach(PlainGraph plain, CompactGraph graph, ulong roles)
    {
        ReachSet set = graph.Rent(roles);
        for (int source = 0; source < plain.NodeCount; source += 1 + (plain.NodeCount / 10))
        {
            foreach (LineageDirection direction in Enum.GetValues<LineageDirection>())
            {
                CompactGraph.Reach(set, source, direction);
                Assert.Equal(plain.Reach(source, direction).Order(), ReachTests.Originals(set).Order());
            }
        }
    }
}

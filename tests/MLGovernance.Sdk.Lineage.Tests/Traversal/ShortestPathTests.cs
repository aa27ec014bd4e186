namespace MLGovernance.Lineage.Tests;

public sealed class ShortestPathTests
{
    [Fact]
    public void ShortestPath_RandomGraphs_HasTheLengthOfThePlainWalkAndRealEdges()
    {
        int[] path = new int[2_000];
        foreach (RandomGraph random in RandomGraph.All())
        {
            CompactGraph graph = random.Build();
            var choice = new Random(random.Seed);
            for (int round = 0; round < 12; round++)
            {
                ulong roles = round < 4 ? RoleMasks.All : (ulong)choice.Next(0, 1 << 16);
                int divisor = choice.Next(3, 7);
                Func<int, bool>? admits = round % 3 == 2 ? node => node % divisor != 0 : null;
                (int from, int to) = (choice.Next(random.NodeCount), choice.Next(random.NodeCount));
                int depth = round % 4 == 3 ? choice.Next(0, 5) : int.MaxValue;
                var plain = new PlainGraph(random, roles);
                int expected = plain
                    .Distances([from], LineageDirection.Downstream, depth, admits is null ? null : node => node == to || admits(node))
                    .GetValueOrDefault(to, -1);

                int length = graph.ShortestPath(from, to, path, roles, depth, admits);

                Assert.Equal(expected, length);
                if (length >= 0)
                {
                    Assert.Equal((from, to), (path[0], path[length]));
                    Assert.All(Enumerable.Range(0, length), at => Assert.Contains(path[at + 1], plain.Next(path[at], LineageDirection.Downstream)));
                }
            }
        }
    }

    [Fact]
    public void ShortestPath_InSteadyState_AllocatesNothing()
    {
        CompactGraph graph = RandomGraph.Create(49).Build();
        int[] path = new int[16];
        graph.ShortestPath(0, 1, path);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int node = 1; node < graph.NodeCount; node++)
        {
            graph.ShortestPath(0, node, path);
            graph.ShortestPath(node, 0, path, RoleMasks.Data);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

namespace MLGovernance.Lineage.Tests;

/// <summary>A seeded random graph: acyclic or cyclic, sparse or dense, with repeats, self-loops and several roles.</summary>
internal sealed record RandomGraph(int Seed, int NodeCount, int[] Upstream, int[] Downstream, byte[] Roles)
{
    internal const int Many = 1_000;

    internal CompactGraph Build() => CompactGraph.Build(NodeCount, Upstream, Downstream, Roles);

    internal static IEnumerable<RandomGraph> All(int count = Many)
    {
        for (int seed = 0; seed < count; seed++)
        {
            yield return Create(seed);
        }
    }

    internal static RandomGraph Create(int seed)
    {
        var random = new Random(seed);
        int nodes = seed % 50 == 49 ? random.Next(500, 1_500) : random.Next(1, 120);
        bool acyclic = seed % 2 == 0;
        int roleCount = (seed / 2 % 3) switch { 0 => 1, 1 => 7, _ => 16 };
        int edges = random.Next(0, (nodes * (seed % 5 == 0 ? 6 : 2)) + 1);
        int[] order = [.. Enumerable.Range(0, nodes)];
        random.Shuffle(order);
        List<int> from = [];
        List<int> to = [];
        List<byte> roles = [];
        for (int edge = 0; edge < edges; edge++)
        {
            int a = random.Next(nodes);
            int b = seed % 3 == 0 ? random.Next(nodes) : Math.Clamp(a + random.Next(-6, 12), 0, nodes - 1);
            if (acyclic)
            {
                (a, b) = (Math.Min(a, b), Math.Max(a, b));
            }

            if (a == b && random.Next(8) != 0)
            {
                continue; // a few self-loops only
            }

            int repeats = random.Next(10) == 0 ? 2 : 1;
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                from.Add(order[a]);
                to.Add(order[b]);
                roles.Add((byte)random.Next(roleCount));
            }
        }

        return new RandomGraph(seed, nodes, [.. from], [.. to], [.. roles]);
    }
}

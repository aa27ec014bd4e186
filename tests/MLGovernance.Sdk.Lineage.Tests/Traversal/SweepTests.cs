using System.Runtime.Intrinsics.X86;

namespace MLGovernance.Lineage.Tests;

public sealed unsafe class SweepTests
{
    [SkippableFact]
    public void VectorPull_RandomGraphs_GivesTheBitsOfTheScalarPull()
    {
        Skip.IfNot(Avx2.IsSupported, "This processor has no AVX2.");
        foreach (RandomGraph random in RandomGraph.All())
        {
            Topology topology = random.Build().All;
            for (int source = 0; source < topology.ComponentCount; source += 1 + (topology.ComponentCount / 8))
            {
                Assert.Equal(Pull(topology, source, vector: false, down: true), Pull(topology, source, vector: true, down: true));
                Assert.Equal(Pull(topology, source, vector: false, down: false), Pull(topology, source, vector: true, down: false));
            }
        }
    }

    [Fact]
    public void PushAndPull_RandomGraphs_GiveTheSameBits()
    {
        foreach (RandomGraph random in RandomGraph.All())
        {
            Topology topology = random.Build().All;
            for (int source = 0; source < topology.ComponentCount; source += 1 + (topology.ComponentCount / 8))
            {
                Assert.Equal(Push(topology, source, down: true), Pull(topology, source, vector: false, down: true));
                Assert.Equal(Push(topology, source, down: false), Pull(topology, source, vector: false, down: false));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reach_LargeDenseGraph_SwitchesKernelsAndEqualsThePushSweep(bool scalar)
    {
        KernelChoice kernel = scalar ? KernelChoice.Scalar : KernelChoice.Automatic;
        var random = new Random(5);
        const int Count = 60_000;
        int[] from = new int[Count * 4];
        int[] to = new int[Count * 4];
        for (int edge = 0; edge < from.Length; edge++)
        {
            to[edge] = random.Next(1, Count);
            from[edge] = random.Next(Math.Max(0, to[edge] - 4_000), to[edge]);
        }

        CompactGraph graph = CompactGraph.Build(Count, from, to);
        ReachSet set = graph.Rent();
        foreach (int source in new[] { 0, 17, 5_000, 59_000, Count - 1 })
        {
            int node = graph.All.ToInternal(source);
            CompactGraph.Reach(set, source, LineageDirection.Downstream, kernel);
            AssertSame(Push(graph.All, node, down: true), set);
            CompactGraph.Reach(set, source, LineageDirection.Upstream, kernel);
            AssertSame(Push(graph.All, node, down: false), set);
        }
    }

    private static void AssertSame(ulong[] expected, ReachSet actual) =>
        Assert.True(expected.AsSpan().SequenceEqual(actual.Bits.AsSpan(0, expected.Length)));

    private static ulong[] Push(Topology topology, int source, bool down)
    {
        // Windows of 4,096 nodes are never full here before the end is reached, or the sweep goes on where it stopped.
        int words = (topology.ComponentCount + 63) >> 6;
        ulong[] bits = Seeded(topology, source);
        fixed (ulong* data = bits)
        {
            if (down)
            {
                for (int from = 0; from < words;)
                {
                    from = PushSweep.Down(topology.DagDown, data, from, words, default);
                }
            }
            else
            {
                for (int from = words; from > 0;)
                {
                    from = PushSweep.Up(topology.DagUp, data, from, 0, default);
                }
            }
        }

        return bits;
    }

    private static ulong[] Pull(Topology topology, int source, bool vector, bool down)
    {
        int words = (topology.ComponentCount + 63) >> 6;
        ulong[] bits = Seeded(topology, source);
        fixed (ulong* data = bits)
        {
            switch (vector, down)
            {
                case (true, true):
                    VectorPull.Down(topology.DagUp, data, 0, words, default);
                    break;
                case (true, false):
                    VectorPull.Up(topology.DagDown, data, words, 0, default);
                    break;
                case (false, true):
                    PullSweep.Down(topology.DagUp, data, 0, words, default);
                    break;
                default:
                    PullSweep.Up(topology.DagDown, data, words, 0, default);
                    break;
            }
        }

        return bits;
    }

    private static ulong[] Seeded(Topology topology, int source)
    {
        ulong[] bits = new ulong[((topology.ComponentCount + 63) >> 6) + 2];
        bits[source >> 6] |= 1UL << source;
        return bits;
    }
}

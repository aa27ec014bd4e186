using System.Diagnostics;
using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>Compares the engine's sets with a plain queue walk on the very graph that is measured.</summary>
internal static class Verification
{
    private const int MostSources = 100;
    private const int FewSources = 10; // past two million nodes the plain walk takes a second for each

    /// <summary>Adds a row whose checksum is the number of sources whose sets differ: 0.</summary>
    internal static void Measure(Workload workload, MeasurementList rows)
    {
        EdgeList edges = workload.Edges;
        (int[] downOffsets, int[] down) = Lists(edges.NodeCount, edges.Upstream, edges.Downstream);
        (int[] upOffsets, int[] up) = Lists(edges.NodeCount, edges.Downstream, edges.Upstream);
        long started = Stopwatch.GetTimestamp();
        ReachSet vector = workload.Graph.Rent();
        ReachSet scalar = workload.Graph.Rent();
        int wrong = 0;
        int sources = edges.NodeCount > 2_000_000 ? FewSources : MostSources;
        foreach (int source in workload.RandomNodes(sources, 1))
        {
            foreach (LineageDirection direction in new[] { LineageDirection.Downstream, LineageDirection.Upstream })
            {
                bool[] expected = direction == LineageDirection.Downstream ? Walk(downOffsets, down, source) : Walk(upOffsets, up, source);
                CompactGraph.Reach(vector, source, direction);
                CompactGraph.Reach(scalar, source, direction, KernelChoice.Scalar);
                bool same = vector.Count == expected.Count(reached => reached) && vector.Bits.AsSpan().SequenceEqual(scalar.Bits);
                for (int node = 0; node < expected.Length && same; node++)
                {
                    same = vector.Contains(node) == expected[node];
                }

                wrong += same ? 0 : 1;
            }
        }

        double elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        rows.Add(new Measurement($"sets of {sources} sources that differ", workload.Name, "plain queue walk", elapsed, elapsed, 0, wrong));
    }

    private static (int[] Offsets, int[] Targets) Lists(int nodeCount, int[] from, int[] to)
    {
        int[] offsets = new int[nodeCount + 2];
        foreach (int node in from)
        {
            offsets[node + 2]++;
        }

        for (int node = 2; node < offsets.Length; node++)
        {
            offsets[node] += offsets[node - 1];
        }

        int[] targets = new int[from.Length];
        for (int edge = 0; edge < from.Length; edge++)
        {
            targets[offsets[from[edge] + 1]++] = to[edge];
        }

        return (offsets, targets);
    }

    private static bool[] Walk(int[] offsets, int[] targets, int source)
    {
        var reached = new bool[offsets.Length - 2];
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

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>What the machine's memory allows, measured; and from it the least time each operation can take.</summary>
/// <remarks>
/// Reach set: read 4 bytes for each node once and test each node's bit from the first cache level, eight at a time. Batch: read a cache
/// line for each edge and write one for each node, as one stream. These are lower bounds of this way of doing it, not of the problem.
/// </remarks>
internal static unsafe class MemoryLimit
{
    private static long _sink;

    internal static void Measure(Workload workload, MeasurementList rows)
    {
        double stream = StreamGigabytes();
        double gather = GatherNanoseconds();
        double random = RandomNanoseconds();
        string on = workload.Name;
        rows.Add(Row("memory: stream of 1 GB", "machine", 1_000 / stream));
        rows.Add(Row("memory: 1M gathers, 8 lanes, cached", "machine", gather));
        rows.Add(Row("memory: 1M random reads of 640 MB", "machine", random));
        double nodes = workload.Graph.All.ComponentCount;
        double edges = workload.Graph.All.DagDown.EdgeCount;
        rows.Add(Row("reach set downstream", on, (4 * nodes / stream / 1e6) + (nodes * gather / 1e6)));
        rows.Add(Row("1,000-source impact sizes", on, 2 * 64 * (nodes + edges) / stream / 1e6));
    }

    private static Measurement Row(string operation, string graph, double milliseconds) =>
        new(operation, graph, "memory limit (model)", milliseconds, milliseconds, 0, 0);

    private static double StreamGigabytes()
    {
        ulong[] data = GC.AllocateUninitializedArray<ulong>(50_000_000, pinned: true);
        data.AsSpan().Fill(1);
        return data.Length * 8 / Best(() => _sink += (long)Sum(data)) / 1e6;
    }

    private static double GatherNanoseconds()
    {
        int[] bits = new int[4_096]; // 16 KB: the first cache level
        int[] indices = new int[4_096];
        var random = new SplitMix(3);
        for (int at = 0; at < indices.Length; at++)
        {
            indices[at] = random.Next(bits.Length * 32);
        }

        const int Rounds = 1_000;
        return Best(() => _sink += Gather(bits, indices, Rounds)) * 1e6 / ((double)indices.Length * Rounds);
    }

    private static double RandomNanoseconds()
    {
        int[] data = GC.AllocateUninitializedArray<int>(160_000_000, pinned: true);
        data.AsSpan().Fill(1);
        const int Reads = 8_000_000;
        return Best(() => _sink += Random(data, Reads)) * 1e6 / Reads;
    }

    private static double Best(Action run)
    {
        double best = double.MaxValue;
        for (int at = 0; at < 7; at++)
        {
            long started = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, (Stopwatch.GetTimestamp() - started) * 1_000.0 / Stopwatch.Frequency);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Sum(ulong[] data)
    {
        fixed (ulong* at = data)
        {
            (Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d) = (default, default, default, default);
            for (int word = 0; word + 16 <= data.Length; word += 16)
            {
                a += Vector256.Load(at + word);
                b += Vector256.Load(at + word + 4);
                c += Vector256.Load(at + word + 8);
                d += Vector256.Load(at + word + 12);
            }

            return Vector256.Sum(a + b + c + d);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Gather(int[] bits, int[] indices, int rounds)
    {
        long count = 0;
        fixed (int* words = bits, index = indices)
        {
            for (int round = 0; round < rounds; round++)
            {
                for (int at = 0; at < indices.Length; at += 8)
                {
                    if (Avx2.IsSupported)
                    {
                        Vector256<int> lanes = Vector256.Load(index + at);
                        count += Avx2.GatherVector256(words, Vector256.ShiftRightLogical(lanes, 5), 4).ExtractMostSignificantBits();
                    }
                    else
                    {
                        for (int lane = 0; lane < 8; lane++)
                        {
                            count += words[index[at + lane] >> 5];
                        }
                    }
                }
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Random(int[] data, int reads)
    {
        long sum = 0;
        ulong state = 12_345;
        fixed (int* at = data)
        {
            for (int read = 0; read < reads; read++)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                sum += at[((state >> 32) * (ulong)data.Length) >> 32];
            }
        }

        return sum;
    }
}

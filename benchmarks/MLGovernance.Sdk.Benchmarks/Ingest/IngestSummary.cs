using System.Diagnostics;
using System.Globalization;

namespace MLGovernance.Benchmarks.Ingest;

/// <summary>Builds a snapshot of many assets on one thread and tells the rate and the managed memory it keeps: the figures of the Core's promise.</summary>
internal static class IngestSummary
{
    private const int Runs = 5;

    /// <summary>Runs <c>--ingest [COUNT]</c> five times; the median counts.</summary>
    /// <param name="options">The number of assets; the default is 1,000,000.</param>
    /// <returns>0 when 0.5 M assets per second on the clock, and 400 bytes per asset beyond the payload, are kept, else 1. Run it alone on the machine.</returns>
    public static int Run(string[] options)
    {
        int count = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 1_000_000;
        const int Batch = 1000;
        Ingest(200_000, Batch, out _, out _);
        TimeSpan[] times = new TimeSpan[Runs];
        for (int run = 1; run < Runs; run++)
        {
            Ingest(count, Batch, out times[run], out _);
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        EstateSnapshot snapshot = Ingest(count, Batch, out times[0], out long payload);
        Array.Sort(times);
        TimeSpan time = times[Runs / 2];
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        double rate = count / time.TotalSeconds / 1e6, beyond = (kept - payload) / (double)count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"assets                    {snapshot.Count:N0} of {(double)payload / count:N0} bytes"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"add and build, median     {time.TotalSeconds:N2} s ({times[0].TotalSeconds:N2}–{times[^1].TotalSeconds:N2}), {rate:N2} M assets/s, {payload / time.TotalSeconds / 1e6:N0} MB/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kept beyond the payload   {beyond:N0} bytes per asset"));
        GC.KeepAlive(snapshot);
        return rate >= 0.5 && beyond <= 400 ? 0 : 1;
    }

    /// <summary>Makes payloads in batches outside the clock, and adds them inside.</summary>
    private static EstateSnapshot Ingest(int count, int batch, out TimeSpan time, out long payloadBytes)
    {
        var payloads = new SyntheticPayloads();
        var builder = new EstateSnapshotBuilder();
        byte[] bytes = new byte[batch * 2048];
        int[] ends = new int[batch];
        payloadBytes = 0;
        time = TimeSpan.Zero;
        for (int start = 0; start < count; start += batch)
        {
            int used = 0, size = Math.Min(batch, count - start);
            for (int i = 0; i < size; i++)
            {
                ReadOnlySpan<byte> payload = payloads[start + i];
                payload.CopyTo(bytes.AsSpan(used));
                ends[i] = used += payload.Length;
            }

            payloadBytes += used;
            long begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < size; i++)
            {
                builder.Add(bytes.AsSpan((i == 0 ? 0 : ends[i - 1])..ends[i]));
            }

            time += Stopwatch.GetElapsedTime(begin);
        }

        long last = Stopwatch.GetTimestamp();
        EstateSnapshot snapshot = builder.Build(DateTimeOffset.UnixEpoch);
        time += Stopwatch.GetElapsedTime(last);
        return snapshot;
    }
}

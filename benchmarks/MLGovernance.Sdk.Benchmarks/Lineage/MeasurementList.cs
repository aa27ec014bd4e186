using System.Diagnostics;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>Times operations and collects the rows.</summary>
internal sealed class MeasurementList
{
    private readonly List<Measurement> _rows = [];

    internal IReadOnlyList<Measurement> Rows => _rows;

    /// <summary>Times an operation: a warm-up, then runs until enough are made or the budget is spent, but at least one.</summary>
    /// <param name="operation">What is asked.</param>
    /// <param name="graph">On which graph.</param>
    /// <param name="implementation">Of whom.</param>
    /// <param name="run">The operation; returns the checksum.</param>
    /// <param name="runs">How many timed runs to make.</param>
    /// <param name="warmUps">How many runs to make before.</param>
    /// <param name="budgetSeconds">After how long to stop.</param>
    /// <returns>The median in milliseconds.</returns>
    internal double Time(
        string operation, string graph, string implementation, Func<long> run, int runs = 21, int warmUps = 3, double budgetSeconds = 5)
    {
        long started = Stopwatch.GetTimestamp();
        long checksum = 0;
        for (int at = 0; at < warmUps && Stopwatch.GetElapsedTime(started).TotalSeconds < budgetSeconds; at++)
        {
            checksum = run();
        }

        var times = new List<double>(runs);
        long allocated = long.MaxValue;
        started = Stopwatch.GetTimestamp();
        for (int at = 0; at < runs && (at == 0 || Stopwatch.GetElapsedTime(started).TotalSeconds < budgetSeconds); at++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long ticks = Stopwatch.GetTimestamp();
            checksum = run();
            ticks = Stopwatch.GetTimestamp() - ticks;
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            times.Add(ticks * 1_000.0 / Stopwatch.Frequency);
        }

        times.Sort();
        Add(new Measurement(operation, graph, implementation, times[times.Count / 2], times[0], allocated, checksum));
        return times[times.Count / 2];
    }

    internal void Add(Measurement row)
    {
        _rows.Add(row);
        Console.Error.WriteLine($"{row.Graph,-14} {row.Operation,-34} {row.Implementation,-28} {row.MedianMs,14:F5} ms");
    }
}

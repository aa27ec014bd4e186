using System.Globalization;
using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>Measures everything side by side in one run and prints one table.</summary>
internal static class LineageSummary
{
    private const int LargestForPeers = 2_000_000;

    internal static int Run(string[] arguments)
    {
        if (!SummaryOptions.TryParse(arguments, out SummaryOptions options, out string? error))
        {
            Console.Error.WriteLine(error);
            return 2;
        }

        var rows = new MeasurementList();
        int[] sizes = [.. new[] { 10_000, options.Size }.Distinct().Order()];
        foreach (int size in sizes)
        {
            Measure(GraphGenerator.Lineage(size), options, rows, size == options.Size);
        }

        if (options.Size >= 1_000_000)
        {
            Measure(GraphGenerator.RecursiveMatrix(), options, rows, withPeers: false);
        }

        SummaryTable.Write(rows.Rows, options.Json, Console.Out);
        return 0;
    }

    private static void Measure(EdgeList edges, SummaryOptions options, MeasurementList rows, bool withPeers)
    {
        Workload workload = Workload.Create(edges);
        if (withPeers && options.WritePath is { } path)
        {
            GraphFiles.Write(edges, workload.Graph.All, path);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{edges.Name} written to {path}; source {workload.Source}, path end {workload.PathEnd}."));
        }

        EnginePeer.Measure(workload, rows);
        if (withPeers)
        {
            MemoryLimit.Measure(workload, rows);
            Verification.Measure(workload, rows);
        }

        if (options.GapProgram is { } gap)
        {
            NativePeer.MeasureGap(workload, rows, gap);
        }

        if (!options.WithPeers || edges.NodeCount > LargestForPeers || workload.Graph.All.IsCondensed)
        {
            return; // the peers would take hours; docs/performance.md quotes them at 10k and 1M
        }

        NativePeer.Measure(workload, rows);
        QuikGraphPeer.Measure(workload, rows);
        SqlPeer.Measure(workload, rows);
        DictionaryPeer.Measure(workload, rows);
        GC.Collect();
    }
}

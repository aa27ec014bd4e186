using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>What an update costs beside a build, for more and more new edges; this gives the break-even.</summary>
internal static class Updates
{
    internal static void Measure(Workload workload, MeasurementList rows)
    {
        if (workload.Graph.All.IsCondensed)
        {
            return;
        }

        foreach (int share in new[] { 10_000, 100, 10 })
        {
            int count = Math.Max(1, workload.Edges.EdgeCount / share);
            GraphEdits edits = Growth(workload, count);
            rows.Time(
                $"update, edges grow by 1/{share}", workload.Name, "MLGovernance",
                () => workload.Graph.TryUpdate(edits)?.EdgeCount ?? -1, 5, 1, 10);
        }
    }

    /// <summary>New jobs with four inputs each: as estates grow.</summary>
    private static GraphEdits Growth(Workload workload, int count)
    {
        int nodes = workload.Edges.NodeCount;
        var random = new SplitMix(17);
        var added = new GraphEdge[count];
        for (int at = 0; at < count; at++)
        {
            added[at] = new GraphEdge(random.Next(nodes), nodes + (at / 4), 0);
        }

        return new GraphEdits(nodes + ((count + 3) / 4), [], added);
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Pipeline;

/// <summary>The spans and metrics of pipelines. Names and units are listed in <c>docs/concepts/publishing.md</c>.</summary>
internal static class GovernanceTelemetry
{
    public static readonly ActivitySource Activities = new(GovernancePipeline.ActivitySourceName);

    private static readonly Meter Meter = new(GovernancePipeline.MeterName);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("mlgov.runs", "{run}", "Runs of a pipeline, by outcome.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("mlgov.failures", "{run}", "Failed runs, by type of error.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("mlgov.run.duration", "s", "How long runs take.");
    private static readonly Gauge<long> Assets = Meter.CreateGauge<long>("mlgov.assets", "{asset}", "Assets that were read last.");
    private static readonly Gauge<long> Issues = Meter.CreateGauge<long>("mlgov.issues", "{issue}", "What could not be read last.");
    private static readonly Gauge<long> Findings = Meter.CreateGauge<long>("mlgov.findings", "{finding}", "Findings of the last evaluation, by state.");
    private static readonly Counter<long> Entities = Meter.CreateCounter<long>("mlgov.entities.published", "{entity}", "Entities sent to catalogues, by action.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("mlgov.events", "{event}", "Events of workspaces, by outcome.");
    private static readonly Gauge<int> Leader = Meter.CreateGauge<int>("mlgov.sync.leader", "{host}", "1 where this host runs the sync, 0 where it stands by.");

    public static void RecordRun(string estate, string outcome, TimeSpan duration, string? error = null)
    {
        TagList tags = new() { { "mlgov.estate", estate }, { "mlgov.outcome", outcome } };
        Runs.Add(1, tags);
        Duration.Record(duration.TotalSeconds, tags);
        if (error is not null)
        {
            Failures.Add(1, new("mlgov.estate", estate), new("error.type", error));
        }
    }

    public static void RecordScan(string estate, int assets, int issues)
    {
        KeyValuePair<string, object?> tag = new("mlgov.estate", estate);
        Assets.Record(assets, tag);
        Issues.Record(issues, tag);
    }

    public static void RecordFindings(string estate, ComplianceReport report)
    {
        foreach (ComplianceState state in (ReadOnlySpan<ComplianceState>)[ComplianceState.NonCompliant, ComplianceState.Unknown])
        {
            Findings.Record(report.Count(state), new("mlgov.estate", estate), new("mlgov.state", state.ToString()));
        }
    }

    /// <summary>Counts what was sent; a dry run sends nothing.</summary>
    public static void RecordReceipt(string estate, PublishReceipt receipt)
    {
        if (receipt.IsDryRun)
        {
            return;
        }

        foreach ((string action, int count) in (ReadOnlySpan<(string, int)>)
            [("created", receipt.Created), ("updated", receipt.Updated), ("deprecated", receipt.Deprecated), ("deleted", receipt.Deleted), ("failed", receipt.Failed)])
        {
            Entities.Add(count, new("mlgov.estate", estate), new("mlgov.action", action));
        }
    }

    public static void RecordEvents(string estate, string outcome, int count) =>
        Events.Add(count, new("mlgov.estate", estate), new("mlgov.outcome", outcome));

    public static void RecordLeader(string estate, bool isLeading) => Leader.Record(isLeading ? 1 : 0, new KeyValuePair<string, object?>("mlgov.estate", estate));
}

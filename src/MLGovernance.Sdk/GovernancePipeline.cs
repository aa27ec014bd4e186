using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Pipeline;

/// <summary>
/// Runs the stages one after the other: sources → <see cref="EstateSnapshot"/> → <see cref="LineageGraph"/> →
/// <see cref="ComplianceReport"/> → <see cref="EntityBatch"/> → publishers. Each stage can also be called alone.
/// </summary>
/// <remarks>Register it with <c>services.AddMLGovernance(…)</c>. Safe for concurrent use.</remarks>
public sealed partial class GovernancePipeline
{
    /// <summary>The name of the <see cref="ActivitySource"/> whose spans cover the stages.</summary>
    public const string ActivitySourceName = "MLGovernance.Pipeline";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/> that counts runs, assets, findings and published entities.</summary>
    public const string MeterName = "MLGovernance.Pipeline";

    private readonly ImmutableArray<IEstateSource> _sources;
    private readonly ImmutableArray<ICatalogPublisher> _publishers;
    private readonly EntityMapper _mapper;
    private readonly GovernanceOptions _options;
    private readonly AssetKindTable _kinds;
    private readonly TimeProvider _time;
    private readonly ILogger<GovernancePipeline> _logger;

    /// <summary>Initialises a pipeline. Services usually come from dependency injection.</summary>
    /// <param name="sources">The sources; all are read into one snapshot.</param>
    /// <param name="publishers">The publishers; each gets the same batch.</param>
    /// <param name="mapper">Maps the estate to catalogue entities.</param>
    /// <param name="options">Settings.</param>
    /// <param name="kinds">The kinds to tell assets by.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Receives one line per stage.</param>
    public GovernancePipeline(
        IEnumerable<IEstateSource> sources,
        IEnumerable<ICatalogPublisher> publishers,
        EntityMapper mapper,
        GovernanceOptions options,
        AssetKindTable kinds,
        TimeProvider time,
        ILogger<GovernancePipeline> logger)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(publishers);
        ArgumentNullException.ThrowIfNull(mapper);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        _sources = [.. sources];
        _publishers = [.. publishers];
        _mapper = mapper;
        _options = options;
        _kinds = kinds;
        _time = time;
        _logger = logger;
    }

    /// <summary>Gets the estate's name, which tells its metrics from others'.</summary>
    internal string Estate { get; init; } = "default";

    /// <summary>Runs all stages.</summary>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the run; what was published stays published.</param>
    /// <exception cref="InvalidOperationException">No source is registered.</exception>
    public async Task<GovernanceRun> RunAsync(IProgress<GovernanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        long began = _time.GetTimestamp();
        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Run");
        activity?.SetTag("mlgov.estate", Estate);
        try
        {
            GovernanceRun run = await RunStagesAsync(progress, cancellationToken).ConfigureAwait(false);
            GovernanceTelemetry.RecordRun(Estate, "succeeded", _time.GetElapsedTime(began));
            return run;
        }
        catch (Exception error)
        {
            bool isCancelled = error is OperationCanceledException && cancellationToken.IsCancellationRequested;
            activity?.SetStatus(ActivityStatusCode.Error, SecretScrubber.ScrubText(error.Message));
            GovernanceTelemetry.RecordRun(
                Estate, isCancelled ? "cancelled" : "failed", _time.GetElapsedTime(began), isCancelled ? null : error.GetType().FullName);
            throw;
        }
    }

    /// <summary>Reads all sources into one snapshot.</summary>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidOperationException">No source is registered.</exception>
    public async Task<EstateSnapshot> ScanAsync(IProgress<GovernanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (_sources.IsEmpty)
        {
            throw new InvalidOperationException("No estate source is registered. Add one, for example AddMLGovernance(g => g.AddAzureMachineLearning(…)).");
        }

        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Scan");
        var builder = new EstateSnapshotBuilder(_kinds);
        IProgress<EstateProgress>? inner = progress is null ? null : new StageProgress(progress);
        foreach (IEstateSource source in _sources)
        {
            await source.ReadAsync(_options.Scope, builder, inner, cancellationToken).ConfigureAwait(false);
        }

        EstateSnapshot snapshot = builder.Build(_time.GetUtcNow());
        activity?.SetTag("mlgov.assets", snapshot.Count).SetTag("mlgov.issues", snapshot.Issues.Length);
        GovernanceTelemetry.RecordScan(Estate, snapshot.Count, snapshot.Issues.Count(issue => !issue.IsNote));
        LogScanned(snapshot.Count, snapshot.Issues.Length);
        progress?.Report(new GovernanceProgress(GovernanceStage.Scan, $"{snapshot.Count} assets, {snapshot.Issues.Count(issue => !issue.IsNote)} issues", 1, 1));
        return snapshot;
    }

    /// <summary>Binds a snapshot into a lineage graph.</summary>
    /// <param name="snapshot">The estate.</param>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public LineageGraph Trace(EstateSnapshot snapshot, IProgress<GovernanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Trace");
        LineageGraph graph = LineageGraphBuilder.Build(snapshot, cancellationToken);
        activity?.SetTag("mlgov.nodes", graph.NodeCount).SetTag("mlgov.edges", graph.EdgeCount);
        LogTraced(graph.NodeCount, graph.EdgeCount, graph.DanglingReferences.Length);
        progress?.Report(new GovernanceProgress(GovernanceStage.Trace, $"{graph.NodeCount} nodes, {graph.EdgeCount} edges, {graph.DanglingReferences.Length} dangling references", 1, 1));
        return graph;
    }

    /// <summary>Evaluates the configured policies.</summary>
    /// <param name="graph">The lineage graph.</param>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    public ComplianceReport Check(LineageGraph graph, IProgress<GovernanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Check");
        var evaluator = new PolicyEvaluator(_options.Policies, new PolicyEvaluationOptions { MaxConcurrency = _options.MaxConcurrency });
        ComplianceReport report = evaluator.Evaluate(graph, _time.GetUtcNow(), cancellationToken);
        int violations = report.Count(ComplianceState.NonCompliant), unknown = report.Count(ComplianceState.Unknown);
        activity?.SetTag("mlgov.policies", report.Policies.Length).SetTag("mlgov.violations", violations);
        GovernanceTelemetry.RecordFindings(Estate, report);
        LogChecked(report.Policies.Length, violations, unknown);
        progress?.Report(new GovernanceProgress(GovernanceStage.Check, $"{report.Policies.Length} policies, {violations} violations, {unknown} unknown", 1, 1));
        return report;
    }

    /// <summary>Maps the estate and its findings to catalogue entities.</summary>
    /// <param name="report">The report.</param>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the mapping.</param>
    public EntityBatch Map(ComplianceReport report, IProgress<GovernanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Map");
        EntityBatch batch = _mapper.Map(report, cancellationToken);
        activity?.SetTag("mlgov.entities", batch.Entities.Length);
        LogMapped(batch.Entities.Length);
        progress?.Report(new GovernanceProgress(GovernanceStage.Map, $"{batch.Entities.Length} entities", 1, 1));
        return batch;
    }

    /// <summary>Sends a batch to all publishers.</summary>
    /// <param name="batch">The entities.</param>
    /// <param name="progress">Receives progress, or null.</param>
    /// <param name="cancellationToken">Stops the publishing; what was sent stays.</param>
    public async Task<ImmutableArray<PublishReceipt>> PublishAsync(
        EntityBatch batch, IProgress<GovernanceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Publish");
        ImmutableArray<PublishReceipt>.Builder receipts = ImmutableArray.CreateBuilder<PublishReceipt>(_publishers.Length);
        foreach (ICatalogPublisher publisher in _publishers)
        {
            PublishReceipt receipt = await publisher.PublishAsync(batch, cancellationToken).ConfigureAwait(false);
            GovernanceTelemetry.RecordReceipt(Estate, receipt);
            LogPublished(receipt.Created, receipt.Updated, receipt.Failed);
            progress?.Report(new GovernanceProgress(GovernanceStage.Publish, receipt.ToString(), receipts.Count + 1, _publishers.Length));
            receipts.Add(receipt);
        }

        return receipts.ToImmutable();
    }

    private async Task<GovernanceRun> RunStagesAsync(IProgress<GovernanceProgress>? progress, CancellationToken cancellationToken)
    {
        EstateSnapshot snapshot = await ScanAsync(progress, cancellationToken).ConfigureAwait(false);
        LineageGraph graph = Trace(snapshot, progress, cancellationToken);
        ComplianceReport report = Check(graph, progress, cancellationToken);
        EntityBatch batch = Map(report, progress, cancellationToken);
        ImmutableArray<PublishReceipt> receipts = await PublishAsync(batch, progress, cancellationToken).ConfigureAwait(false);
        return new GovernanceRun(snapshot, graph, report, batch, receipts);
    }

    [LoggerMessage(1000, LogLevel.Information, "Scanned {Assets} assets with {Issues} issues.")]
    private partial void LogScanned(int assets, int issues);

    [LoggerMessage(1001, LogLevel.Information, "Traced {Nodes} nodes and {Edges} edges; {Dangling} references dangle.")]
    private partial void LogTraced(int nodes, int edges, int dangling);

    [LoggerMessage(1002, LogLevel.Information, "Checked {Policies} policies: {Violations} violations, {Unknown} unknown.")]
    private partial void LogChecked(int policies, int violations, int unknown);

    [LoggerMessage(1003, LogLevel.Information, "Mapped {Entities} entities.")]
    private partial void LogMapped(int entities);

    [LoggerMessage(1004, LogLevel.Information, "Published: {Created} created, {Updated} updated, {Failed} failed.")]
    private partial void LogPublished(int created, int updated, int failed);

    private sealed class StageProgress(IProgress<GovernanceProgress> outer) : IProgress<EstateProgress>
    {
        public void Report(EstateProgress value) =>
            outer.Report(new GovernanceProgress(GovernanceStage.Scan, $"{value.Stage}: {value.Assets} assets", value.Completed, value.Total));
    }
}

using Microsoft.Extensions.DependencyInjection;
using MLGovernance.Lineage;
using MLGovernance.Pipeline;
using MLGovernance.Policy;

namespace MLGovernance.Cli;

/// <summary>One run of a command: the pipeline as dependency injection gives it, and the line that shows its progress.</summary>
internal sealed class EstateSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ProgressLine _progress = new();

    internal EstateSession(ServiceProvider services) => _services = services;

    private GovernancePipeline Pipeline => _services.GetRequiredService<GovernancePipeline>();

    internal async Task<EstateSnapshot> ScanAsync(CancellationToken cancellationToken)
    {
        EstateSnapshot snapshot = await Pipeline.ScanAsync(_progress, cancellationToken).ConfigureAwait(false);
        _progress.Close();
        return snapshot;
    }

    internal async Task<LineageGraph> TraceAsync(CancellationToken cancellationToken)
    {
        LineageGraph graph = Pipeline.Trace(await Pipeline.ScanAsync(_progress, cancellationToken).ConfigureAwait(false), _progress, cancellationToken);
        _progress.Close();
        return graph;
    }

    internal async Task<ComplianceReport> CheckAsync(CancellationToken cancellationToken)
    {
        LineageGraph graph = Pipeline.Trace(await Pipeline.ScanAsync(_progress, cancellationToken).ConfigureAwait(false), _progress, cancellationToken);
        ComplianceReport report = Pipeline.Check(graph, _progress, cancellationToken);
        _progress.Close();
        return report;
    }

    internal async Task<GovernanceRun> RunAsync(CancellationToken cancellationToken)
    {
        GovernanceRun run = await Pipeline.RunAsync(_progress, cancellationToken).ConfigureAwait(false);
        _progress.Close();
        return run;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

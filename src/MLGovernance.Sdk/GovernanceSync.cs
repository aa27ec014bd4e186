using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MLGovernance.Pipeline;

/// <summary>
/// Runs a pipeline at an interval while its host runs. Runs never overlap; one that fails is logged and the next comes in its turn;
/// one that takes longer than the interval is followed at once.
/// </summary>
internal sealed partial class GovernanceSync(GovernancePipeline pipeline, SyncOptions options, TimeProvider time, Func<double> chance, ILogger<GovernanceSync> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset next = options.RunAtStart ? time.GetUtcNow() : time.GetUtcNow() + options.Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait = next - time.GetUtcNow() + (options.Jitter * chance());
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, stoppingToken).ConfigureAwait(false);
            }

            next = time.GetUtcNow() + options.Interval;
            await RunAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await pipeline.RunAsync(progress: null, stoppingToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One failed run must not end the sync: the next may succeed.
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(SecretScrubber.ScrubText(error.Message), error.GetType().Name);
        }
    }

    [LoggerMessage(1100, LogLevel.Error, "A sync run failed with {Type}: {Reason}")]
    private partial void LogFailed(string reason, string type);
}

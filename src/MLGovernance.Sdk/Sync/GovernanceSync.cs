using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MLGovernance.Pipeline;

/// <summary>
/// Runs a pipeline while its host runs: by schedule, and when asked to. Runs never overlap; one that fails is logged and the next comes in its
/// turn; one that takes longer than the interval is followed at once. With a lease only its holder runs.
/// </summary>
internal sealed partial class GovernanceSync(
    GovernancePipeline pipeline, SyncOptions options, SyncHandle handle, TimeProvider time, Func<double> chance, ILogger<GovernanceSync> logger)
    : BackgroundService
{
    /// <summary>Timers take less than 50 days; a schedule may be longer.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromDays(1);

    private readonly SyncSchedule _schedule = new(options);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Until the lease answers this host stands by.
        handle.Update(status => status with { Since = time.GetUtcNow(), IsStandingBy = options.Lease is not null });
        var leadership = new SyncLeadership(options.Lease, options.LeaseDuration, time, Changed, logger);
        Task keeping = leadership.KeepAsync(stoppingToken);
        try
        {
            await SyncAsync(leadership, stoppingToken).ConfigureAwait(false);
        }
        finally
        {
            await keeping.ConfigureAwait(false);
        }
    }

    private async Task SyncAsync(SyncLeadership leadership, CancellationToken stoppingToken)
    {
        DateTimeOffset next = _schedule.First(time.GetUtcNow());
        SyncTrigger scheduled = options.RunAtStart ? SyncTrigger.Start : SyncTrigger.Schedule;
        while (!stoppingToken.IsCancellationRequested)
        {
            handle.Update(status => status with { NextRun = next == DateTimeOffset.MaxValue ? null : next });
            SyncTrigger trigger = await WaitAsync(next, scheduled, stoppingToken).ConfigureAwait(false);
            CancellationToken lost = await leadership.LeadAsync(stoppingToken).ConfigureAwait(false);
            DateTimeOffset started = time.GetUtcNow();
            handle.Take();
            next = _schedule.After(started);
            scheduled = SyncTrigger.Schedule;
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(lost, stoppingToken);
            await RunAsync(trigger, started, either.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the scheduled run is due, or one that was asked for.</summary>
    private async Task<SyncTrigger> WaitAsync(DateTimeOffset next, SyncTrigger scheduled, CancellationToken stoppingToken)
    {
        DateTimeOffset due = next == DateTimeOffset.MaxValue || scheduled == SyncTrigger.Start ? next : next + (options.Jitter * chance());
        while (true)
        {
            (DateTimeOffset? asked, Task changed) = handle.Pending();
            TimeSpan wait = (asked < due ? asked.Value : due) - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                return asked < due ? SyncTrigger.Request : scheduled;
            }

            using var nap = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(wait < LongestNap ? wait : LongestNap, time, nap.Token)).ConfigureAwait(false);
            await nap.CancelAsync().ConfigureAwait(false);
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task RunAsync(SyncTrigger trigger, DateTimeOffset started, CancellationToken cancellationToken)
    {
        handle.Update(status => status with { IsRunning = true, LastStarted = started, LastTrigger = trigger });
        LogStarted(trigger);
        using Activity? activity = GovernanceTelemetry.Activities.StartActivity("Sync");
        activity?.SetTag("mlgov.trigger", trigger.ToString());
        try
        {
            GovernanceRun run = await pipeline.RunAsync(progress: null, cancellationToken).ConfigureAwait(false);
            int refused = run.Receipts.Sum(receipt => receipt.Failed);
            DateTimeOffset ended = time.GetUtcNow();
            handle.Update(status => status with { LastSucceeded = ended, ConsecutiveFailures = 0, LastFailure = null, RefusedEntities = refused });
            LogEnded(run.Snapshot.Count, refused, ended - started);
        }
#pragma warning disable CA1031 // One failed run must not end the sync: the next may succeed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error, activity, cancellationToken);
        }
        finally
        {
            handle.Update(status => status with { IsRunning = false });
        }
    }

    private void Fail(Exception error, Activity? activity, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            LogStopped();
            return;
        }

        string reason = SecretScrubber.ScrubText(error.Message);
        activity?.SetStatus(ActivityStatusCode.Error, reason);
        handle.Update(status => status with { ConsecutiveFailures = status.ConsecutiveFailures + 1, LastFailure = $"{error.GetType().Name}: {reason}" });
        LogFailed(reason, error.GetType().Name);
    }

    private void Changed(bool isLeading)
    {
        handle.Update(status => status with { IsStandingBy = !isLeading });
        GovernanceTelemetry.RecordLeader(pipeline.Estate, isLeading);
    }

    [LoggerMessage(1100, LogLevel.Error, "A sync run failed with {Type}: {Reason}")]
    private partial void LogFailed(string reason, string type);

    [LoggerMessage(1101, LogLevel.Information, "A sync run begins: {Trigger}.")]
    private partial void LogStarted(SyncTrigger trigger);

    [LoggerMessage(1102, LogLevel.Information, "A sync run of {Assets} assets ended after {Duration}; {Refused} entities were refused.")]
    private partial void LogEnded(int assets, int refused, TimeSpan duration);

    [LoggerMessage(1103, LogLevel.Warning, "A sync run was stopped: the host goes down or lost its lease.")]
    private partial void LogStopped();
}

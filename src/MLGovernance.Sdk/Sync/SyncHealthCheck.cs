using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MLGovernance.Pipeline;

/// <summary>Tells whether a hosted sync does its work: unhealthy when the last success is too old, degraded when the last run failed or entities were refused.</summary>
internal sealed class SyncHealthCheck(SyncHandle handle, SyncOptions options, TimeProvider time) : IHealthCheck
{
    private readonly SyncSchedule _schedule = new(options);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(handle.Status, context.Registration.FailureStatus));

    private HealthCheckResult Check(SyncStatus status, HealthStatus failure)
    {
        DateTimeOffset now = time.GetUtcNow();
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["standingBy"] = status.IsStandingBy,
            ["consecutiveFailures"] = status.ConsecutiveFailures,
            ["refusedEntities"] = status.RefusedEntities,
        };
        foreach ((string name, DateTimeOffset? value) in (ReadOnlySpan<(string, DateTimeOffset?)>)
            [("lastStarted", status.LastStarted), ("lastSucceeded", status.LastSucceeded), ("nextRun", status.NextRun)])
        {
            if (value is { } moment)
            {
                data[name] = moment;
            }
        }

        if (status.Since is null)
        {
            return new HealthCheckResult(failure, "The sync has not begun.", data: data);
        }

        if (status.IsStandingBy)
        {
            return HealthCheckResult.Healthy("Another host holds the lease.", data);
        }

        TimeSpan age = now - (status.LastSucceeded ?? status.Since.Value), limit = StaleAfter(now);
        string because = status.LastFailure is null ? "" : $" The last run failed: {status.LastFailure}";
        return age > limit
            ? new HealthCheckResult(failure, $"No run succeeded for {age}; expected one in {limit}.{because}", data: data)
            : status.LastFailure is not null ? HealthCheckResult.Degraded(because.Trim(), data: data)
            : status.RefusedEntities > 0 ? HealthCheckResult.Degraded($"Catalogues refused {status.RefusedEntities} entities of the last run.", data: data)
            : HealthCheckResult.Healthy(status.LastSucceeded is { } at ? $"The last run succeeded at {at:O}." : "The first run has not ended.", data);
    }

    private TimeSpan StaleAfter(DateTimeOffset now)
    {
        if (options.StaleAfter is { } given)
        {
            return given;
        }

        TimeSpan gap = _schedule.Gap(now);
        return gap > TimeSpan.FromDays(1000) ? TimeSpan.MaxValue : (2 * gap) + options.Jitter;
    }
}

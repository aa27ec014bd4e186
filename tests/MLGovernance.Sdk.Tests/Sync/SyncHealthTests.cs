using Microsoft.Extensions.Diagnostics.HealthChecks;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

public sealed class SyncHealthTests
{
    [Fact]
    public async Task Health_FollowsTheRuns()
    {
        await using var synced = new Synced(sync => sync.Interval = TimeSpan.FromHours(1));
        synced.Source.OnRun = (run, _) => run == 1 ? Task.CompletedTask : throw new InvalidOperationException("refused: https://a.blob.core.windows.net/c?sv=1&sig=CANARY-secret");
        Assert.Equal(HealthStatus.Unhealthy, (await synced.HealthAsync()).Status);

        await synced.StartAsync();
        await synced.Until(() => synced.Handle.Status.LastSucceeded is not null, "The first run did not succeed: ");
        HealthReportEntry entry = await synced.HealthAsync();
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Contains("lastSucceeded", entry.Data.Keys);

        Assert.True(synced.Handle.RequestRun()); // small steps of time, so that the last success stays fresh on a slow machine, too
        await synced.Advance(TimeSpan.FromSeconds(5), () => synced.Handle.Status.ConsecutiveFailures >= 1, "The second run did not fail.");
        entry = await synced.HealthAsync();
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("refused", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", entry.Description, StringComparison.Ordinal);

        synced.Time.Advance(TimeSpan.FromHours(3));
        entry = await synced.HealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("expected one in 02:00:00", entry.Description, StringComparison.Ordinal);
    }
}

using Microsoft.Extensions.Time.Testing;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

public sealed class SyncRequestTests
{
    private static readonly DateTimeOffset Eight = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Pending_Burst_IsDueWhenItIsQuiet_AtTheLatestAfterTheLongestTime()
    {
        var time = new FakeTimeProvider(Eight);
        var handle = new SyncHandle(new SyncOptions { QuietPeriod = TimeSpan.FromSeconds(30), LongestQuietPeriod = TimeSpan.FromSeconds(70) }, time);
        Assert.Null(handle.Pending().Due);

        handle.RequestRun();
        Assert.Equal(Eight.AddSeconds(30), handle.Pending().Due);
        time.Advance(TimeSpan.FromSeconds(20));
        handle.RequestRun();
        Assert.Equal(Eight.AddSeconds(50), handle.Pending().Due);
        time.Advance(TimeSpan.FromSeconds(25));
        handle.RequestRun();
        Assert.Equal(Eight.AddSeconds(70), handle.Pending().Due);
        handle.Take();
        Assert.Null(handle.Pending().Due);
    }

    [Fact]
    public async Task RequestRun_Burst_MakesOneRunOutOfTurn()
    {
        await using var synced = new Synced(sync => (sync.RunAtStart, sync.Cron) = (false, "0 3 1 1 *"));
        await synced.StartAsync();
        await synced.Until(() => synced.Handle.Status.NextRun is not null, "The sync did not begin.");

        for (int i = 0; i < 5; i++)
        {
            Assert.True(synced.Handle.RequestRun());
        }

        Assert.Equal(0, synced.Source.Runs);
        await synced.Advance(TimeSpan.FromSeconds(10), () => synced.Handle.Status is { LastSucceeded: not null, IsRunning: false }, "No run came.");

        Assert.Equal(1, synced.Source.Runs);
        Assert.Equal(SyncTrigger.Request, synced.Handle.Status.LastTrigger);
        Assert.True(synced.Handle.Status.LastStarted >= Eight.AddSeconds(30));
    }

    [Fact]
    public async Task RequestRun_DuringARun_BeginsAnotherAfterIt()
    {
        await using var synced = new Synced(sync => sync.QuietPeriod = TimeSpan.Zero);
        var finish = new TaskCompletionSource();
        int atOnce = 0, most = 0;
        synced.Source.OnRun = async (run, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await (run == 1 ? finish.Task : Task.CompletedTask);
            Interlocked.Decrement(ref atOnce);
        };
        await synced.StartAsync();
        await synced.Until(() => synced.Source.Runs == 1, "The first run did not come.");

        synced.Handle.RequestRun();
        finish.SetResult();
        await synced.Until(() => synced.Source.Runs == 2, "The second run did not come.");

        Assert.Equal(1, most);
        Assert.Equal(SyncTrigger.Request, synced.Handle.Status.LastTrigger);
    }
}

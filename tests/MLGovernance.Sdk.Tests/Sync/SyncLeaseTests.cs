using Microsoft.Extensions.Time.Testing;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

public sealed class SyncLeaseTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.lease");

    [Fact]
    public async Task AddSync_TwoHostsOneLease_OneRunsAndTheOtherTakesOverWhenItStops()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await using var one = new Synced(sync => sync.Lease = new FileSyncLease(_path, time), time);
        await using var other = new Synced(sync => sync.Lease = new FileSyncLease(_path, time), time);

        await one.StartAsync();
        await one.Until(() => one.Handle.Status.LastSucceeded is not null, "The first host did not run.");
        await other.StartAsync();
        await other.Until(() => other.Handle.Status.Since is not null, "The second host did not begin.");
        for (int i = 0; i < 20; i++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(5);
        }

        Assert.Equal(0, other.Source.Runs);
        Assert.True(other.Handle.Status.IsStandingBy);
        Assert.False(other.Handle.RequestRun());
        Assert.Equal("Another host holds the lease.", (await other.HealthAsync()).Description);

        await one.StopAsync();
        await other.Advance(TimeSpan.FromSeconds(5), () => other.Source.Runs == 1, "The second host did not take over.");
        Assert.False(other.Handle.Status.IsStandingBy);
        Assert.True(other.Handle.RequestRun());
    }

    [Fact]
    public async Task AddSync_LeaseIsLost_StopsTheRun()
    {
        var lease = new SwitchedLease();
        await using var synced = new Synced(sync => sync.Lease = lease);
        var stopped = new TaskCompletionSource();
        synced.Source.OnRun = async (_, cancellationToken) =>
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(stopped.SetResult);
            await stopped.Task;
            cancellationToken.ThrowIfCancellationRequested();
        };
        await synced.StartAsync();
        await synced.Until(() => synced.Source.Runs == 1, "No run came.");

        lease.Answer = false;
        await synced.Advance(TimeSpan.FromSeconds(10), () => stopped.Task.IsCompleted, "The run went on without the lease.");
        await synced.Until(() => synced.Handle.Status is { IsRunning: false, IsStandingBy: true }, "The host does not stand by.");

        Assert.Equal(0, synced.Handle.Status.ConsecutiveFailures);
    }

    [Fact]
    public async Task AddSync_LeaseOutOfReach_IsHeldToItsEndAndNotLonger()
    {
        var lease = new SwitchedLease();
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var leadership = new SyncLeadership(lease, TimeSpan.FromSeconds(60), time, _ => { }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        Task keeping = leadership.KeepAsync(stop.Token);
        CancellationToken held = await leadership.LeadAsync(default);

        lease.Answer = null;
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(held.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(held.IsCancellationRequested);

        await stop.CancelAsync();
        await keeping;
        Assert.True(lease.IsReleased);
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>A lease that answers as it is told; null is out of reach.</summary>
    private sealed class SwitchedLease : ISyncLease
    {
        public bool? Answer { get; set; } = true;

        public bool IsReleased { get; private set; }

        public string Name => "switched";

        public Task<bool> TryHoldAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
            Task.FromResult(Answer ?? throw new IOException("the share is gone"));

        public Task ReleaseAsync(CancellationToken cancellationToken = default)
        {
            IsReleased = true;
            return Task.CompletedTask;
        }
    }
}

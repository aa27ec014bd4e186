using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

public sealed class GovernanceSyncTests
{
    [Fact]
    public async Task AddSync_Host_RunsAtStartAndThenDailyAlsoAfterAFailure()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var source = new CountingSource { FailsAt = 2 };
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddMLGovernance(g => g.AddSource(_ => source).AddSync(sync => sync.Jitter = TimeSpan.Zero));
        using IHost host = builder.Build();

        await host.StartAsync();
        await source.Reaches(1);
        for (int day = 2; day <= 4; day++)
        {
            await Advance(time, source, day);
        }

        await host.StopAsync();
        Assert.True(source.Runs >= 4, "The second run failed and the later ones must come all the same.");
    }

    [Fact]
    public async Task AddSync_NotAtStart_WaitsOneInterval()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var source = new CountingSource();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddMLGovernance(g => g.AddSource(_ => source).AddSync(sync =>
        {
            sync.RunAtStart = false;
            sync.Interval = TimeSpan.FromHours(1);
            sync.Jitter = TimeSpan.Zero;
        }));
        using IHost host = builder.Build();

        await host.StartAsync();
        Assert.Equal(0, source.Runs);
        await Advance(time, source, 1);
        await host.StopAsync();

        Assert.True(source.Runs >= 1);
    }

    /// <summary>Lets fake time pass until the source has run so often; the service may take a moment to begin its wait.</summary>
    private static async Task Advance(FakeTimeProvider time, CountingSource source, int runs)
    {
        for (int i = 0; i < 500 && source.Runs < runs; i++)
        {
            time.Advance(TimeSpan.FromHours(1));
            await Task.Delay(10);
        }

        await source.Reaches(runs);
    }

    private sealed class CountingSource : IEstateSource
    {
        private int _runs;

        public string Name => "counting";

        public int Runs => Volatile.Read(ref _runs);

        public int FailsAt { get; init; }

        public async Task Reaches(int runs)
        {
            for (int i = 0; i < 500 && Runs < runs; i++)
            {
                await Task.Delay(10);
            }

            Assert.True(Runs >= runs, $"{Runs} runs instead of {runs}");
        }

        public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _runs) == FailsAt ? throw new InvalidOperationException("the cloud is down") : Task.CompletedTask;
    }
}

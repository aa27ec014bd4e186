using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

/// <summary>A host with a sync over a source that counts, in fake time.</summary>
internal sealed class Synced : IAsyncDisposable
{
    private readonly IHost _host;

    public Synced(Action<SyncOptions> configure, FakeTimeProvider? time = null, string? name = null)
    {
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(Time);
        Action<MLGovernanceBuilder> add = g => g.AddSource(_ => Source).AddSync(sync =>
        {
            sync.Jitter = TimeSpan.Zero;
            configure(sync);
        });
        _ = name is null ? builder.Services.AddMLGovernance(add) : builder.Services.AddMLGovernance(name, add);
        builder.Services.AddHealthChecks().AddMLGovernanceSync(name);
        _host = builder.Build();
        Handle = _host.Services.GetRequiredKeyedService<SyncHandle>(name ?? "MLGovernance");
    }

    public FakeTimeProvider Time { get; }

    public CountingSource Source { get; } = new();

    public SyncHandle Handle { get; }

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public async Task<HealthReportEntry> HealthAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Single().Value;

    /// <summary>Waits for something that comes without time passing.</summary>
    public async Task Until(Func<bool> holds, string what)
    {
        for (int i = 0; i < 1000 && !holds(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(holds(), $"{what} {Handle.Status}");
    }

    /// <summary>Lets fake time pass until something holds; a service may take a moment to begin its wait.</summary>
    public async Task Advance(TimeSpan step, Func<bool> holds, string what)
    {
        for (int i = 0; i < 1000 && !holds(); i++)
        {
            Time.Advance(step);
            await Task.Delay(10);
        }

        Assert.True(holds(), $"{what} {Handle.Status}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    internal sealed class CountingSource : IEstateSource
    {
        private int _runs;

        public string Name => "counting";

        public int Runs => Volatile.Read(ref _runs);

        public Func<int, CancellationToken, Task> OnRun { get; set; } = (_, _) => Task.CompletedTask;

        public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken) =>
            OnRun(Interlocked.Increment(ref _runs), cancellationToken);
    }
}

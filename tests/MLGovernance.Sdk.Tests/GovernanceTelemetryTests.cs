using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MLGovernance.Pipeline;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

public sealed class GovernanceTelemetryTests
{
    private const string Estate = "telemetry-test";

    [Fact]
    public async Task RunAsync_Metrics_TellRunsAssetsFindingsEntitiesAndFailures()
    {
        ConcurrentBag<(string Name, string? Unit, double Value, string Tags)> heard = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Meter.Name == GovernancePipeline.MeterName)
            {
                on.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();

        await RunAsync(fails: false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(fails: true));

        Assert.Contains(("mlgov.runs", "{run}", 1d, "mlgov.outcome=succeeded"), heard);
        Assert.Contains(("mlgov.runs", "{run}", 1d, "mlgov.outcome=failed"), heard);
        Assert.Contains(("mlgov.failures", "{run}", 1d, "error.type=System.InvalidOperationException"), heard);
        Assert.Contains(("mlgov.assets", "{asset}", 1d, ""), heard);
        Assert.Contains(("mlgov.issues", "{issue}", 0d, ""), heard);
        Assert.Contains(("mlgov.entities.published", "{entity}", 2d, "mlgov.action=created"), heard);
        Assert.Contains(("mlgov.entities.published", "{entity}", 1d, "mlgov.action=failed"), heard);
        Assert.True(heard.Any(item => item is ("mlgov.findings", "{finding}", > 0, "mlgov.state=NonCompliant")), string.Join("\n", heard));
        Assert.Equal(2, heard.Count(item => item is ("mlgov.run.duration", "s", >= 0, _)));

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Dictionary<string, object?> all = new(tags.ToArray());
            if (all.Remove("mlgov.estate", out object? estate) && (string?)estate == Estate)
            {
                heard.Add((instrument.Name, instrument.Unit, value, string.Join(' ', all.Select(tag => $"{tag.Key}={tag.Value}"))));
            }
        }
    }

    [Fact]
    public async Task RunAsync_Spans_NestTheStagesInTheRun()
    {
        ConcurrentBag<Activity> heard = [];
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GovernancePipeline.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                {
                    heard.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await RunAsync(fails: false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(fails: true));

        Activity[] runs = [.. heard.Where(activity => activity.OperationName == "Run")];
        Activity succeeded = Assert.Single(runs, run => run.Status != ActivityStatusCode.Error);
        Assert.Equal("the cloud is down", Assert.Single(runs, run => run.Status == ActivityStatusCode.Error).StatusDescription);
        Assert.Equal(
            ["Check", "Map", "Publish", "Scan", "Trace"],
            heard.Where(activity => activity.ParentSpanId == succeeded.SpanId).Select(activity => activity.OperationName).Order(StringComparer.Ordinal));
        Assert.Equal(1, heard.First(activity => activity.OperationName == "Scan" && activity.ParentSpanId == succeeded.SpanId).GetTagItem("mlgov.assets"));
    }

    [Fact]
    public async Task RunAsync_Logs_BearEventIds()
    {
        var log = new HeardLog();

        await RunAsync(fails: false, log);

        Assert.Equal([1000, 1001, 1002, 1003, 1004], log.Events);
    }

    private static async Task RunAsync(bool fails, HeardLog? log = null)
    {
        var services = new ServiceCollection();
        if (log is not null)
        {
            services.AddSingleton<ILogger<GovernancePipeline>>(log);
        }

        services.AddMLGovernance(Estate, g => g.AddSource(_ => new OneWorkspace(fails)).AddPublisher(_ => new Publisher()));
        using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<GovernancePipeline>(Estate).RunAsync();
    }

    private sealed class OneWorkspace(bool fails) : IEstateSource
    {
        public string Name => "one";

        public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
        {
            into.Add("""
                {"id":"/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws","properties":{"publicNetworkAccess":"Enabled"}}
                """u8.ToArray());
            return fails ? throw new InvalidOperationException("the cloud is down") : Task.CompletedTask;
        }
    }

    private sealed class Publisher : ICatalogPublisher
    {
        public Task<PublishReceipt> PublishAsync(EntityBatch batch, CancellationToken cancellationToken = default) => Task.FromResult(new PublishReceipt
        {
            Created = 2,
            Failures = [new PublishFailure(new CatalogReference("t", "q"), "ATLAS-400-00-036", "no")],
        });
    }

    private sealed class HeardLog : ILogger<GovernancePipeline>
    {
        public List<int> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Add(eventId.Id);
    }
}

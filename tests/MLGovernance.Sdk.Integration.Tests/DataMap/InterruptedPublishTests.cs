using Azure;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using MLGovernance.Tests;

namespace MLGovernance.Integration.Tests.DataMap;

public sealed class InterruptedPublishTests
{
    private const int Moments = 20;

    [SkippableFact]
    public async Task Publish_FaultsAndKillsAtSeededMoments_EndsInThePlannedDataMap()
    {
        await using AzureEmulator calm = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback calmly = new(calm);
        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(
            await calmly.ReadAsync(EstateScope.Subscription("11111111-2222-3333-4444-555555555555")))));
        await new DataMapPublisher(calmly.DataMap()).PublishAsync(batch);
        string planned = calm.DataMap.Dump();

        for (int seed = 0; seed < Moments; seed++)
        {
            string journal = Path.Combine(Path.GetTempPath(), $"mlgov-{Guid.NewGuid():N}.journal");
            try
            {
                await using AzureEmulator rough = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Faults = Faults(new Random(seed)) });
                using Loopback roughly = new(rough);
                DataMapPublisherOptions options = new() { JournalFile = seed % 4 == 0 ? null : journal, MaxEntitiesPerRequest = 10 };
                using CancellationTokenSource kill = new();
                await TryAsync(new DataMapPublisher(roughly.DataMap(new Killer(kill, seed * 2)), options), batch, kill.Token);

                PublishReceipt receipt = new();
                for (int attempt = 0; attempt < 4; attempt++)
                {
                    receipt = await TryAsync(new DataMapPublisher(roughly.DataMap(), options), batch, CancellationToken.None) ?? receipt;
                }

                Assert.True(receipt.Failed == 0, $"seed {seed}: {string.Join('\n', receipt.Failures)}");
                Assert.Equal(batch.Entities.Length, receipt.Unchanged);
                Assert.Equal(planned, rough.DataMap.Dump());
            }
            finally
            {
                File.Delete(journal);
            }
        }
    }

    private static async Task<PublishReceipt?> TryAsync(DataMapPublisher publisher, EntityBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await publisher.PublishAsync(batch, cancellationToken);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or RequestFailedException or AggregateException)
        {
            return null;
        }
    }

    private static Fault[] Faults(Random random) =>
    [
        .. Enumerable.Range(0, 6).Select(_ =>
        {
            Fault fault = new()
            {
                Route = random.Next(3) == 0 ? "**/types/typedefs" : "**/entity/bulk/**",
                Skip = random.Next(12),
                Times = random.Next(1, 4),
                RetryAfter = TimeSpan.Zero,
            };
            return random.Next(5) switch
            {
                0 => fault with { Status = new[] { 408, 429, 500, 502, 503, 504 }[random.Next(6)] },
                1 => fault with { Status = 401, Times = 1 },
                2 => fault with { TruncateAt = random.NextDouble() },
                3 => fault with { DropConnection = true },
                _ => fault with { WriteThenTimeout = true },
            };
        }),
    ];

    /// <summary>Stops the publish after a number of requests, as a killed process does: what was sent stays.</summary>
    private sealed class Killer(CancellationTokenSource kill, int after) : DelegatingHandler
    {
        private int _count;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _count) > after)
            {
                await kill.CancelAsync();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}

using System.Text.Json.Nodes;
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
    private const int Moments = 100;

    [SkippableFact]
    public async Task Publish_FaultsAndKillsAtSeededMoments_EndsInThePlannedDataMap()
    {
        await using AzureEmulator calm = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback calmly = new(calm);
        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(
            await calmly.ReadAsync(EstateScope.Subscription("11111111-2222-3333-4444-555555555555")))));
        CatalogEntity curated = batch.Entities.First(entity => entity.Source is { } id && id.ResourceType.EndsWith("/workspaces", StringComparison.Ordinal));
        await new DataMapPublisher(calmly.DataMap()).PublishAsync(batch);
        Curate(calm.DataMap, curated.Reference);
        string planned = Assets(calm.DataMap);

        int resumed = 0;
        for (int seed = 0; seed < Moments; seed++)
        {
            string journal = Path.Combine(Path.GetTempPath(), $"mlgov-{Guid.NewGuid():N}.journal");
            try
            {
                await using AzureEmulator rough = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Faults = Faults(new Random(seed)) });
                using Loopback roughly = new(rough);
                DataMapPublisherOptions options = new()
                {
                    JournalFile = seed % 3 == 0 ? journal : null,
                    StateName = seed % 3 == 1 ? null : DataMapPublisherOptions.DefaultStateName,
                    MaxEntitiesPerRequest = 10,
                };
                using CancellationTokenSource kill = new();
                await TryAsync(new DataMapPublisher(roughly.DataMap(new Killer(kill, seed)), options), batch, kill.Token);
                bool isCurated = rough.DataMap.FindGuid(curated.TypeName, curated.QualifiedName) is not null;
                if (isCurated)
                {
                    Curate(rough.DataMap, curated.Reference);
                    resumed++;
                }

                PublishReceipt receipt = new();
                for (int attempt = 0; attempt < 4; attempt++)
                {
                    receipt = await TryAsync(new DataMapPublisher(roughly.DataMap(), options), batch, CancellationToken.None) ?? receipt;
                }

                Assert.True(receipt.Failed == 0, $"seed {seed}: {string.Join('\n', receipt.Failures)}");
                Assert.Equal(batch.Entities.Length, receipt.Unchanged);
                if (!isCurated)
                {
                    Curate(rough.DataMap, curated.Reference);
                }

                Assert.Equal(planned, Assets(rough.DataMap));
            }
            finally
            {
                File.Delete(journal);
            }
        }

        Assert.InRange(resumed, 20, Moments - 1);
    }

    private static void Curate(EmulatedDataMap map, CatalogReference entity)
    {
        string guid = map.FindGuid(entity.TypeName, entity.QualifiedName)!;
        map.CurateClassification(guid, "MICROSOFT.PERSONAL.NAME");
        map.CurateContact(guid, "Owner", "33333333-4444-5555-6666-777777777777");
        map.CurateDescription(guid, "by hand");
        map.CurateLabel(guid, "golden");
        map.CurateCollection(guid, "abc123");
    }

    /// <summary>The Data Map without what publishes remember: a journal remembers it elsewhere.</summary>
    private static string Assets(EmulatedDataMap map) => string.Join('\n', JsonNode.Parse(map.Dump())!.AsArray()
        .Where(entity => (string)entity!["typeName"]! != "mlgov_publish_state").Select(entity => entity!.ToJsonString()));

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

using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using MLGovernance.Emulator;
using MLGovernance.Integration.Tests.DataMap;
using MLGovernance.Pipeline;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.Pipeline;

/// <summary>A pipeline of dependency injection publishes, and reads back what people curated.</summary>
public sealed class PurviewFactsPipelineTests
{
    [Fact]
    public async Task Run_AddPurviewAndFacts_PublishesAndThenKnowsWhatWasCurated()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);
        AssetId model = AssetId.Parse(SmallEstate.Workspace + "/models/m/versions/1");
        ServiceCollection services = new();
        services.AddLogging();
        services.AddMLGovernance(governance => governance
            .AddSource(_ => new SmallSource(new SmallEstate().Add("models/m/versions/1", "{}").Trace().Snapshot))
            .AddPurviewFacts()
            .AddPurview(options =>
            {
                options.Endpoint = new Uri("https://emulated.purview.azure.com");
                options.Credential = new LoopbackCredential();
                options.Client.Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false));
            }));
        await using ServiceProvider provider = services.BuildServiceProvider();
        GovernancePipeline pipeline = provider.GetRequiredService<GovernancePipeline>();

        PublishReceipt first = (await pipeline.RunAsync()).Receipts.Single();
        azure.DataMap.CurateTerm(azure.DataMap.FindGuid(TypeNames.Default.Of(AssetKinds.ModelVersion), model.Value)!, "Creditworthiness");
        GovernanceRun second = await pipeline.RunAsync();

        Assert.Equal((0, 2), (first.Failed, first.Created)); // The model, and the datastore of the estate.
        Assert.Equal("Creditworthiness", second.Snapshot.Find(model)!["/properties/purview/terms"]!.Value[0].GetString());
        Assert.Equal((0, 0), (second.Receipts.Single().Updated, second.Receipts.Single().Failed));
    }

    private sealed class SmallSource(EstateSnapshot snapshot) : IEstateSource
    {
        public string Name => "test";

        public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
        {
            into.Add(snapshot);
            return Task.CompletedTask;
        }
    }
}

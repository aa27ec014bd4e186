using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>A Data Map that throttles most of the requests gets everything all the same, once each.</summary>
public sealed class ThrottleStormTests
{
    [Fact]
    public async Task Publish_ThrottledAgainAndAgain_ArrivesWhole()
    {
        // Ten requests a second of the thirty and more that the publish needs: most are refused with Retry-After first.
        await using AzureEmulator storm = await AzureEmulator.StartAsync(new AzureEmulatorOptions { DataMapLimit = 10, ReadWindow = TimeSpan.FromSeconds(1) });
        await using AzureEmulator calm = await AzureEmulator.StartAsync();
        using Loopback stormy = new(storm), calmly = new(calm);
        SmallEstate estate = new();
        for (int index = 0; index < 60; index++)
        {
            estate.AddTraining($"m{index}", $"in/{index}/file.csv");
        }

        DataMapPublisherOptions options = new() { MaxEntitiesPerRequest = 10 };
        PublishReceipt receipt = await new DataMapPublisher(stormy.DataMap(), options).PublishAsync(estate.Map());
        await new DataMapPublisher(calmly.DataMap()).PublishAsync(estate.Map());

        Assert.Equal(0, receipt.Failed);
        Assert.Contains(storm.Requests.ToImmutableArray(), request => request.Status == 429);
        Assert.Equal(calm.DataMap.Dump(), storm.DataMap.Dump());
    }
}

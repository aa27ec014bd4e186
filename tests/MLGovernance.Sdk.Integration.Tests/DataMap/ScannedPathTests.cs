using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>Storage paths that Purview scanned itself are referenced, and nothing stands twice.</summary>
public sealed class ScannedPathTests
{
    private const string Lake = "https://lake.dfs.core.windows.net/raw";

    [Theory]
    [InlineData("azure_datalake_gen2_path", Lake + "/in/credit.csv")]
    [InlineData("azure_blob_path", "https://lake.blob.core.windows.net/raw/in/credit.csv")]
    [InlineData("azure_datalake_gen2_path", Lake + "/in/")]
    public async Task Publish_ScannedPath_IsReferencedAndKeepsWhatTheScanSays(string type, string scanned)
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        string guid = await ScanAsync(map, type, scanned);

        PublishReceipt receipt = await new DataMapPublisher(map).PublishAsync(new SmallEstate().AddTraining("credit", "in/credit.csv").Map());

        Assert.Equal(0, receipt.Failed);
        Assert.Equal([guid], await StorageBehindAsync(map, "credit"));
        Assert.Equal("as scanned", (await map.Entities.GetAsync(guid)).Value.Text("attributes", "name"));
        Assert.Equal(1, StorageAssets(azure));
    }

    [Fact]
    public async Task Publish_PathInAResourceSet_IsReferencedByTheSet()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        string set = QualifiedName.Candidates("lake", "raw", "in/2026-11-23/part-7.parquet", isHierarchical: true)
            .Single(candidate => candidate.TypeName == "azure_datalake_gen2_resource_set").QualifiedName;
        string guid = await ScanAsync(map, "azure_datalake_gen2_resource_set", set);
        await ScanAsync(map, "azure_datalake_gen2_path", Lake + "/in/2026-11-23/");

        await new DataMapPublisher(map).PublishAsync(
            new SmallEstate().AddTraining("one", "in/2026-11-23/part-7.parquet").AddTraining("two", "in/2026-11-22/part-9.parquet").Map());

        Assert.Equal([guid], await StorageBehindAsync(map, "one"));
        Assert.Equal([guid], await StorageBehindAsync(map, "two"));
        Assert.Equal(2, StorageAssets(azure));
    }

    [Fact]
    public async Task Publish_FolderFartherUpOrContainerAlone_IsNotTakenForThePath()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        await ScanAsync(map, "azure_datalake_gen2_path", Lake + "/in/");
        await ScanAsync(map, "azure_datalake_gen2_filesystem", Lake);

        await new DataMapPublisher(map).PublishAsync(new SmallEstate().AddTraining("credit", "in/2026/credit.csv").Map());

        Assert.NotNull(azure.DataMap.FindGuid("azure_datalake_gen2_path", Lake + "/in/2026/credit.csv"));
    }

    [Fact]
    public async Task Publish_AgainAndMore_RemembersWhereThePathIsHeld()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        string guid = await ScanAsync(map, "azure_blob_path", "https://lake.blob.core.windows.net/raw/in/credit.csv");
        SmallEstate estate = new SmallEstate().AddTraining("credit", "in/credit.csv");
        DataMapPublisher publisher = new(map);
        await publisher.PublishAsync(estate.Map());
        string held = azure.DataMap.Dump();

        PublishReceipt again = await publisher.PublishAsync(estate.Map());
        PublishReceipt verified = await new DataMapPublisher(map, new DataMapPublisherOptions { Verify = true }).PublishAsync(estate.Map());
        PublishReceipt more = await publisher.PublishAsync(estate.AddTraining("other", "in/credit.csv").Map());

        Assert.Equal((1, 0, 0), (again.Requests, again.Created, again.Updated));
        Assert.Equal((0, 0, again.Unchanged), (verified.Created, verified.Updated, verified.Unchanged));
        Assert.NotEqual(held, azure.DataMap.Dump());
        Assert.Equal(0, more.Failed);
        Assert.Equal([guid], await StorageBehindAsync(map, "other"));
        Assert.Equal(1, StorageAssets(azure));
    }

    private static async Task<string> ScanAsync(DataMapClient map, string type, string name) => (await map.Entities.CreateOrUpdateAsync(RequestContent.Create(
        BinaryData.FromString($$"""{"entity":{"typeName":"{{type}}","guid":"-1","attributes":{"qualifiedName":"{{name}}","name":"as scanned"} } }""")))).Value.GuidAssignments["-1"];

    private static async Task<string[]> StorageBehindAsync(DataMapClient map, string model)
    {
        AtlasLineage lineage = (await map.Lineage.GetByQualifiedNameAsync(
            TypeNames.Default.Of(AssetKinds.ModelVersion), $"{AssetId.Parse(SmallEstate.Workspace)}/models/{model}/versions/1", DataMapLineageDirection.Input, depth: 10, width: 50)).Value;
        return [.. lineage.Entities.Where(entity => entity.Value.TypeName.StartsWith("azure_", StringComparison.Ordinal)).Select(entity => entity.Key)];
    }

    private static int StorageAssets(AzureEmulator azure) => azure.DataMap.Dump().Split("\"typeName\": \"azure_").Length - 1;
}

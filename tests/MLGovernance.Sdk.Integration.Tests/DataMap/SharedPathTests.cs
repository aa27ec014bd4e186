using System.Text;
using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>What is worked out of a storage path is put on the asset that Purview scanned, when that is the path itself.</summary>
public sealed class SharedPathTests
{
    private const string Lake = "https://lake.dfs.core.windows.net/raw";
    private const string Workspaces = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/";

    [Fact]
    public async Task Publish_SharedPathThatWasScanned_SaysSoAndNoMoreWhenItIsNot()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        string guid = await ScanAsync(map, Lake + "/in/shared.csv");

        await new DataMapPublisher(map).PublishAsync(Estate(("one", "in/shared.csv"), ("two", "in/shared.csv")));
        AtlasEntity scanned = (await map.Entities.GetAsync(guid)).Value;
        Assert.Equal(("as scanned", "workspaces"), (scanned.Text("attributes", "name"), scanned.Text("businessAttributes", "mlgov_sharing", "across")));

        await new DataMapPublisher(map).PublishAsync(Estate(("one", "in/shared.csv")));
        Assert.True(string.IsNullOrEmpty((await map.Entities.GetAsync(guid)).Value.Text("businessAttributes", "mlgov_sharing", "across")));
    }

    [Fact]
    public async Task Publish_PathsOfOneScannedFolder_LeaveTheFolderAlone_AndTwiceIsNothing()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        DataMapClient map = loopback.DataMap();
        string guid = await ScanAsync(map, Lake + "/in/");
        EntityBatch batch = Estate(("one", "in/shared.csv"), ("two", "in/shared.csv"), ("one", "in/own.csv"));

        PublishReceipt first = await new DataMapPublisher(map).PublishAsync(batch);
        string held = azure.DataMap.Dump();
        PublishReceipt again = await new DataMapPublisher(map, new DataMapPublisherOptions { Verify = true }).PublishAsync(batch);

        Assert.Equal((0, 0, 0), (first.Failed, again.Created, again.Updated));
        Assert.Equal(held, azure.DataMap.Dump());
        Assert.Null((await map.Entities.GetAsync(guid)).Value.Text("businessAttributes", "mlgov_sharing", "across"));
    }

    private static EntityBatch Estate(params (string Workspace, string Path)[] reads)
    {
        EstateSnapshotBuilder builder = new();
        foreach ((string workspace, string path) in reads)
        {
            builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspaces}}{{workspace}}","properties":{} }"""));
            builder.Add(Encoding.UTF8.GetBytes(
                $$$"""{"id":"{{{Workspaces}}}{{{workspace}}}/datastores/lake","properties":{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}}"""));
            builder.Add(Encoding.UTF8.GetBytes(
                $$"""{"id":"{{Workspaces}}{{workspace}}/jobs/read-{{path.Replace('/', '-')}}","properties":{"jobType":"Command","inputs":{"a":{"uri":"azureml://datastores/lake/paths/{{path}}"} } } }"""));
        }

        return new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));
    }

    private static async Task<string> ScanAsync(DataMapClient map, string name) => (await map.Entities.CreateOrUpdateAsync(RequestContent.Create(BinaryData.FromString(
        $$"""{"entity":{"typeName":"azure_datalake_gen2_path","guid":"-1","attributes":{"qualifiedName":"{{name}}","name":"as scanned"} } }""")))).Value.GuidAssignments["-1"];
}

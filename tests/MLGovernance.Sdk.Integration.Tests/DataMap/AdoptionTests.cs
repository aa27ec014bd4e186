using System.Text;
using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>An organisation whose Data Map holds Azure Machine Learning assets already does not get them twice.</summary>
public sealed class AdoptionTests : EmulatorTest
{
    private const string Theirs = "/SUBSCRIPTIONS/5a3e0000-0000-4000-8000-000000000001/resourceGroups/RG/providers/Microsoft.MachineLearningServices/workspaces/WS";

    [Fact]
    public async Task Publish_AssetsOfAnotherConnector_AreAddedToAndNotDoubled()
    {
        await ConnectorAsync();
        SmallEstate estate = new SmallEstate().AddTraining("credit", "in/credit.csv", """{"classification":"confidential"}""");

        PublishReceipt first = await PublishAsync(estate);
        PublishReceipt second = await PublishAsync(estate);
        PublishReceipt verified = await PublishAsync(estate, verify: true);

        AtlasEntity job = await GetAsync("vendor_job", $"{Theirs}/jobs/credit");
        AtlasEntity model = await GetAsync("vendor_model", $"https://ml.azure.com/models?id={Theirs}/models/credit/versions/1");
        Assert.Equal((0, 1, 0), (first.Failed, second.Requests, verified.Updated));
        Assert.Null(Cloud.DataMap.FindGuid(TypeNames.Default.Of(AssetKinds.ModelVersion), AssetId.Parse($"{SmallEstate.Workspace}/models/credit/versions/1").Value));
        Assert.Null(Cloud.DataMap.FindGuid(TypeNames.Default.Of(AssetKinds.Job), AssetId.Parse($"{SmallEstate.Workspace}/jobs/credit").Value));
        Assert.Equal("theirs", model.Text("attributes", "description"));
        Assert.Contains("mlgov_classification_confidential", model.Classifications);
        Assert.Equal(2, job.Element("attributes", "inputs").GetArrayLength()); // Theirs, and the data asset that the estate states.
        Assert.Equal(model.Guid, Assert.Single(job.Element("attributes", "outputs").EnumerateArray()).GetProperty("guid").GetString());
    }

    [Fact]
    public async Task Publish_ConnectorThatCameLater_LeavesWhatWasPublished()
    {
        SmallEstate estate = new SmallEstate().AddTraining("credit", "in/credit.csv");
        await PublishAsync(estate);
        await ConnectorAsync();

        PublishReceipt receipt = await PublishAsync(estate.Add("models/credit/versions/1", """{"jobName":"credit","description":"changed"}"""));

        Assert.Equal((1, 0), (receipt.Updated, receipt.Failed));
        Assert.Equal("theirs", (await GetAsync("vendor_model", $"https://ml.azure.com/models?id={Theirs}/models/credit/versions/1")).Text("attributes", "description"));
    }

    [Fact]
    public async Task Publish_AdoptedAssetGoneFromTheEstate_IsNotDeleted()
    {
        await ConnectorAsync();
        await PublishAsync(new SmallEstate().AddTraining("credit", "in/credit.csv"));

        await new DataMapPublisher(Map, new DataMapPublisherOptions { Retention = new RetentionRule(RemovedEntities.Delete) { Force = true } })
            .PublishAsync(new SmallEstate().Add("models/other/versions/1", "{}").Map());

        Assert.False((await GetAsync("vendor_job", $"{Theirs}/jobs/credit")).IsDeleted);
    }

    private async Task ConnectorAsync()
    {
        await Map.Typedefs.CreateAsync(RequestContent.Create("""
            {"entityDefs":[
              {"category":"ENTITY","name":"vendor_model","serviceType":"Azure Machine Learning","superTypes":["DataSet"],"attributeDefs":[]},
              {"category":"ENTITY","name":"vendor_job","serviceType":"Azure Machine Learning","superTypes":["Process"],"attributeDefs":[]}]}
            """u8.ToArray()));
        await Map.Entities.CreateOrUpdateManyAsync(RequestContent.Create(Encoding.UTF8.GetBytes($$"""
            {"entities":[
              {"typeName":"vendor_model","guid":"-1","attributes":{"qualifiedName":"https://ml.azure.com/models?id={{Theirs}}/models/credit/versions/1","name":"credit","description":"theirs"} },
              {"typeName":"vendor_model","guid":"-2","attributes":{"qualifiedName":"vendor://other","name":"other"} },
              {"typeName":"vendor_job","guid":"-3","attributes":{"qualifiedName":"{{Theirs}}/jobs/credit","name":"credit","inputs":[{"guid":"-2"}]} }]}
            """)));
    }

    private async Task<AtlasEntity> GetAsync(string type, string name) => (await Map.Entities.GetByQualifiedNameAsync(type, name)).Value;

    private Task<PublishReceipt> PublishAsync(SmallEstate estate, bool verify = false) =>
        new DataMapPublisher(Map, new DataMapPublisherOptions { Verify = verify }).PublishAsync(estate.Map(classify: true));
}

using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>What curators do in the portal outlives every publish; what a publish put there goes when its reason goes.</summary>
public sealed class CurationTests : EmulatorTest
{
    private const string Confidential = """{"classification":"confidential"}""";
    private static readonly string Model = TypeNames.Default.Of(AssetKinds.ModelVersion);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Publish_ChangedAssetThatWasCurated_KeepsEveryEdit(bool verify)
    {
        SmallEstate estate = new SmallEstate().AddTraining("credit", "in/credit.csv", Confidential);
        await PublishAsync(estate, verify);
        string guid = Guid("credit");
        await Map.Typedefs.CreateAsync(RequestContent.Create("""
            {"businessMetadataDefs":[{"category":"BUSINESS_METADATA","name":"Stewardship","attributeDefs":[{"name":"steward","typeName":"string","isOptional":true,"cardinality":"SINGLE","options":{"applicableEntityTypes":"[\"DataSet\"]","maxStrLength":"50"}}]}]}
            """u8.ToArray()));
        await Map.Entities.SetBusinessMetadataAsync(guid, RequestContent.Create("""{"Stewardship":{"steward":"ada"}}"""u8.ToArray()));
        Cloud.DataMap.CurateClassification(guid, "MICROSOFT.PERSONAL.NAME");
        Cloud.DataMap.CurateContact(guid, "Owner", "33333333-4444-5555-6666-777777777777");
        Cloud.DataMap.CurateDescription(guid, "by hand");
        Cloud.DataMap.CurateLabel(guid, "golden");
        Cloud.DataMap.CurateTerm(guid, "Creditworthiness");
        Cloud.DataMap.CurateCollection(guid, "abc123");

        PublishReceipt receipt = await PublishAsync(estate.Add("models/credit/versions/1", """{"jobName":"credit","description":"changed"}"""), verify);

        AtlasEntity model = (await Map.Entities.GetAsync(guid)).Value;
        Assert.Equal(1, receipt.Updated);
        Assert.Equal("changed", model.Text("attributes", "description"));
        Assert.Equal("by hand", model.Text("attributes", "userDescription"));
        Assert.Equal(["MICROSOFT.PERSONAL.NAME", "mlgov_classification_confidential"], model.Classifications.AsEnumerable());
        Assert.Equal("33333333-4444-5555-6666-777777777777", model.Element("contacts", "Owner")[0].GetProperty("id").GetString());
        Assert.Equal("golden", model.Element("labels")[0].GetString());
        Assert.Equal("Creditworthiness", model.Element("meanings")[0].GetProperty("displayText").GetString());
        Assert.Equal("ada", model.Text("businessAttributes", "Stewardship", "steward"));
        Assert.Equal("abc123", model.CollectionId);
    }

    [Fact]
    public async Task Publish_ReasonGone_RetractsItsClassificationAlongLineageAndNoOther()
    {
        await PublishAsync(new SmallEstate().AddTraining("credit", "in/credit.csv", Confidential).AddTraining("other", "in/other.csv"));
        Cloud.DataMap.CurateClassification(Guid("credit"), "MICROSOFT.PERSONAL.NAME");
        Cloud.DataMap.CurateClassification(Guid("other"), "mlgov_classification_confidential");

        PublishReceipt receipt = await PublishAsync(new SmallEstate().AddTraining("credit", "in/credit.csv").AddTraining("other", "in/other.csv"));

        Assert.Equal(0, receipt.Failed);
        Assert.Equal(["MICROSOFT.PERSONAL.NAME"], (await Map.Entities.GetAsync(Guid("credit"))).Value.Classifications.AsEnumerable());
        Assert.Equal(["mlgov_classification_confidential"], (await Map.Entities.GetAsync(Guid("other"))).Value.Classifications.AsEnumerable());
        Assert.Equal(1, (await PublishAsync(new SmallEstate().AddTraining("credit", "in/credit.csv").AddTraining("other", "in/other.csv"))).Requests);
    }

    [Fact]
    public async Task Publish_ClassificationThatACuratorSetBefore_IsNotRetractedAsOurs()
    {
        SmallEstate plain = new SmallEstate().AddTraining("credit", "in/credit.csv");
        await PublishAsync(plain);
        Cloud.DataMap.CurateClassification(Guid("credit"), "mlgov_classification_confidential");

        await PublishAsync(new SmallEstate().AddTraining("credit", "in/credit.csv", Confidential));
        await PublishAsync(plain);

        Assert.Equal(["mlgov_classification_confidential"], (await Map.Entities.GetAsync(Guid("credit"))).Value.Classifications.AsEnumerable());
    }

    [Fact]
    public async Task Publish_ClassificationThatACuratorTookOff_IsNotPutBackWhileNothingChanges()
    {
        SmallEstate estate = new SmallEstate().AddTraining("credit", "in/credit.csv", Confidential);
        await PublishAsync(estate);
        await Map.Entities.RemoveClassificationAsync(Guid("credit"), "mlgov_classification_confidential");

        PublishReceipt receipt = await PublishAsync(estate);

        Assert.Equal(1, receipt.Requests);
        Assert.Empty((await Map.Entities.GetAsync(Guid("credit"))).Value.Classifications.AsEnumerable());
    }

    private string Guid(string model) => Cloud.DataMap.FindGuid(Model, $"{AssetId.Parse(SmallEstate.Workspace)}/models/{model}/versions/1")!;

    private Task<PublishReceipt> PublishAsync(SmallEstate estate, bool verify = false) =>
        new DataMapPublisher(Map, new DataMapPublisherOptions { Verify = verify }).PublishAsync(estate.Map(classify: true));
}

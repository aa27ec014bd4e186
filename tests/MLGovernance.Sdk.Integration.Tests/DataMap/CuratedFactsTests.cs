using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>What people curate in the Data Map comes back as facts of the estate, and a publish leaves it alone.</summary>
public sealed class CuratedFactsTests : EmulatorTest
{
    private static readonly AssetId Data = AssetId.Parse(SmallEstate.Workspace + "/data/credit/versions/1");
    private static readonly AssetId Model = AssetId.Parse(SmallEstate.Workspace + "/models/credit/versions/1");


    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await new DataMapPublisher(Map).PublishAsync(Estate().Map(classify: true));
    }

    [Fact]
    public async Task Pull_NothingCurated_IsEmptyThoughWePublishedClassifications()
    {
        Assert.Empty((await PullAsync()).Assets);
    }

    [Fact]
    public async Task Pull_CuratedAssetAndPath_ComeBackWholeThroughAFile()
    {
        await CurateAsync();

        using MemoryStream file = new();
        (await PullAsync()).Save(file);
        file.Position = 0;
        CuratedFacts facts = CuratedFacts.Load(file);

        Assert.Equal(2, facts.Assets.Length);
        CuratedAsset path = facts.Assets.Single(asset => asset.Asset.Form == AssetIdForm.Storage);
        Assert.Equal(["MICROSOFT.PERSONAL.NAME"], path.Classifications.AsEnumerable());
        CuratedAsset model = facts.Assets.Single(asset => asset.Asset.Equals(Model));
        Assert.Equal(["mlgov_classification_confidential"], model.Classifications.AsEnumerable());
        Assert.Equal(["Creditworthiness"], model.Terms.AsEnumerable());
        Assert.Equal(["33333333-4444-5555-6666-777777777777"], model.Owners.AsEnumerable());
        Assert.Equal(["44444444-4444-5555-6666-777777777777"], model.Experts.AsEnumerable());
        Assert.Equal(["golden"], model.Labels.AsEnumerable());
        Assert.Equal("by hand", model.Description);
        Assert.Equal("ada", model.BusinessMetadata.GetProperty("Stewardship").GetProperty("steward").GetString());
    }

    [Fact]
    public async Task Read_CuratedFacts_ArePropertiesThatPoliciesAndLineageUseAndPublishesLeave()
    {
        await CurateAsync();
        EstateSnapshotBuilder builder = new();
        builder.Add(Estate().Trace().Snapshot);
        await new DataMapFactsSource(Map).ReadAsync(EstateScope.Everything, builder, null, CancellationToken.None);
        LineageGraph graph = LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));

        Assert.Equal("golden", graph.Snapshot.Find(Model)!["/properties/purview/labels"]!.Value[0].GetString());
        AssetClassification carried = ClassificationPropagation.Run(graph).Single(classification => classification.Asset.Equals(Model) && classification.Name == "MICROSOFT.PERSONAL.NAME");
        Assert.Equal(("MICROSOFT.PERSONAL.NAME", true), (carried.TypeName, carried.IsInherited));
        Assert.Equal(Model, carried.Path[^1]);

        EntityBatch batch = new EntityMapper(new EntityMapperOptions { Classifications = new ClassificationOptions() }).Map(ComplianceReport.None(graph));
        PublishReceipt receipt = await new DataMapPublisher(Map).PublishAsync(batch);
        AtlasEntity model = await GetAsync(Model);
        Assert.Equal(0, receipt.Failed);
        Assert.Contains("MICROSOFT.PERSONAL.NAME", model.Classifications);
        Assert.Equal("golden", model.Element("labels")[0].GetString());
        Assert.Equal("by hand", model.Text("attributes", "userDescription"));
        Assert.Equal("ada", model.Text("businessAttributes", "Stewardship", "steward"));

        // What was carried to the model is ours: it comes not back as a curator's.
        CuratedFacts again = await PullAsync();
        Assert.DoesNotContain("MICROSOFT.PERSONAL.NAME", again.Assets.Single(asset => asset.Asset.Equals(Model)).Classifications);
        Assert.DoesNotContain(again.Assets, asset => asset.Asset.Equals(Data));
    }

    [Fact]
    public async Task Read_DataMapThatRefuses_IsAnIssueAndNoFacts()
    {
        Cloud.Faults.Add(new Fault { Method = "POST", Route = "**/search/query", Status = 403, Times = null });
        EstateSnapshotBuilder builder = new();
        builder.Add(Estate().Trace().Snapshot);
        await new DataMapFactsSource(Map).ReadAsync(EstateScope.Everything, builder, null, CancellationToken.None);

        EstateIssue issue = Assert.Single(builder.Build(DateTimeOffset.UnixEpoch).Issues, issue => issue.Code == "facts-unread");
        Assert.Equal(403, issue.Status);
    }

    private static SmallEstate Estate() => new SmallEstate().AddTraining("credit", "in/credit.csv").AddTraining("other", "in/other.csv", """{"classification":"internal"}""");

    private async Task CurateAsync()
    {
        DataMapClient map = Map;
        string model = (await GetAsync(Model)).Guid;
        await map.Typedefs.CreateAsync(RequestContent.Create("""
            {"businessMetadataDefs":[{"category":"BUSINESS_METADATA","name":"Stewardship","attributeDefs":[{"name":"steward","typeName":"string","isOptional":true,"cardinality":"SINGLE","options":{"applicableEntityTypes":"[\"DataSet\"]","maxStrLength":"50"}}]}]}
            """u8.ToArray()));
        await map.Entities.SetBusinessMetadataAsync(model, RequestContent.Create("""{"Stewardship":{"steward":"ada"}}"""u8.ToArray()));
        Cloud.DataMap.CurateClassification(model, "mlgov_classification_confidential");
        Cloud.DataMap.CurateTerm(model, "Creditworthiness");
        Cloud.DataMap.CurateContact(model, "Owner", "33333333-4444-5555-6666-777777777777");
        Cloud.DataMap.CurateContact(model, "Expert", "44444444-4444-5555-6666-777777777777");
        Cloud.DataMap.CurateLabel(model, "golden");
        Cloud.DataMap.CurateDescription(model, "by hand");
        Cloud.DataMap.CurateClassification(
            Cloud.DataMap.FindGuid("azure_datalake_gen2_path", "https://lake.dfs.core.windows.net/raw/in/credit.csv")!, "MICROSOFT.PERSONAL.NAME");
    }

    private async Task<AtlasEntity> GetAsync(AssetId asset) =>
        (await Map.Entities.GetByQualifiedNameAsync(TypeNames.Default.Of(AssetKindTable.Default.KindOf(asset)), asset.Value)).Value;

    private Task<CuratedFacts> PullAsync() => new DataMapFactsSource(Map).PullAsync();
}

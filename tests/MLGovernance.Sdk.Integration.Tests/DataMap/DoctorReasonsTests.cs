using System.Collections.Immutable;
using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>For whatever did not arrive the doctor names the reason, and it is the right one.</summary>
public sealed class DoctorReasonsTests : EmulatorTest
{
    private static readonly AssetId Model = AssetId.Parse(SmallEstate.Workspace + "/models/credit/versions/1");
    private static readonly AssetId Data = AssetId.Parse(SmallEstate.Workspace + "/data/credit/versions/1");
    private static readonly string ModelType = TypeNames.Default.Of(AssetKinds.ModelVersion);

    private readonly EntityBatch _batch = new SmallEstate().AddTraining("credit", "in/credit.csv").Map();

    [Fact]
    public async Task NothingPublished_TheTypeIsNotKnown()
    {
        Assert.Contains("does not know the type", await ReasonAsync(), StringComparison.Ordinal);
        Assert.Contains(await SurveyAsync(), check => check.State == DataMapCheckState.Failed && check.Message.Contains("does not know the type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewAsset_WasNeverPublished()
    {
        await PublishAsync(new SmallEstate().AddTraining("other", "in/other.csv").Map());

        Assert.Contains("no publish since it was made", await ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedAsset_WasBegunAndNotEnded()
    {
        Cloud.Faults.Add(new Fault { Method = "POST", Route = "**/entity/bulk", Contains = Model.Value + "\"", Status = 400, Times = null });
        PublishReceipt receipt = await PublishAsync(_batch);

        Assert.Contains(receipt.Failures, failure => failure.Entity.QualifiedName == Model.Value);
        Assert.Contains("was interrupted or refused it", await ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedAsset_WasDeletedSince()
    {
        await PublishAsync(_batch);
        await Map.Entities.DeleteByQualifiedNameAsync(ModelType, Model.Value);

        Assert.Contains("somebody deleted it since", await ReasonAsync(), StringComparison.Ordinal);
        Assert.Contains(await SurveyAsync(), check => check.Subject == $"{ModelType} {Model.Value}" && check.Message.Contains("somebody deleted it since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EdgeThatSomebodyTookOut_IsNamedAndPutBackByVerify()
    {
        await PublishAsync(_batch);
        CatalogEntity job = _batch.Entities.First(entity => entity.TypeName == TypeNames.Default.Of(AssetKinds.Job));
        await Map.Entities.CreateOrUpdateAsync(RequestContent.Create(BinaryData.FromString(
            $$"""{"entity":{"typeName":"{{job.TypeName}}","guid":"-1","attributes":{"qualifiedName":"{{job.QualifiedName}}","inputs":[]} } }""")));

        ImmutableArray<DataMapCheck> explained = await new DataMapDoctor(Map).ExplainAsync(_batch, Data);
        ImmutableArray<DataMapCheck> survey = await SurveyAsync();
        await new DataMapPublisher(Map, new DataMapPublisherOptions { Verify = true }).PublishAsync(_batch);

        Assert.Contains(explained, check => check.State == DataMapCheckState.Failed && check.Subject == $"edge of {job.QualifiedName}"
            && check.Message.Contains("not among the inputs", StringComparison.Ordinal));
        Assert.Contains(survey, check => check.State == DataMapCheckState.Failed && check.Subject == $"edge of {job.QualifiedName}");
        DataMapCheck all = Assert.Single(await SurveyAsync());
        Assert.Equal(("arrival", DataMapCheckState.Passed), (all.Subject, all.State));
    }

    [Fact]
    public async Task ScannedPath_IsFoundUnderTheNameOfTheScan()
    {
        await Map.Entities.CreateOrUpdateAsync(RequestContent.Create(
            """{"entity":{"typeName":"azure_blob_path","guid":"-1","attributes":{"qualifiedName":"https://lake.blob.core.windows.net/raw/in/credit.csv","name":"credit.csv"}}}"""u8.ToArray()));
        await PublishAsync(_batch);

        ImmutableArray<DataMapCheck> checks = await new DataMapDoctor(Map).ExplainAsync(_batch, Data);

        Assert.DoesNotContain(checks, check => check.State == DataMapCheckState.Failed);
        Assert.Equal("edges", checks[^1].Subject);
        Assert.Single(await SurveyAsync());
    }

    [Fact]
    public async Task ReferenceThatLeadsNowhere_IsTold()
    {
        EntityBatch batch = new SmallEstate().Add("onlineEndpoints/e/deployments/d", """{"model":"azureml:nobody:7"}""").Map();
        await PublishAsync(batch);

        ImmutableArray<DataMapCheck> survey = await new DataMapDoctor(Map).SurveyAsync(batch);

        Assert.Contains(survey, check => check.State == DataMapCheckState.Warning && check.Subject == "references" && check.Message.Contains("azureml:nobody:7", StringComparison.Ordinal));
    }

    private Task<PublishReceipt> PublishAsync(EntityBatch batch) => new DataMapPublisher(Map).PublishAsync(batch);

    private async Task<string> ReasonAsync()
    {
        DataMapCheck last = (await new DataMapDoctor(Map).ExplainAsync(_batch, Model))[^1];
        Assert.Equal(DataMapCheckState.Failed, last.State);
        return last.Message;
    }

    private Task<ImmutableArray<DataMapCheck>> SurveyAsync() => new DataMapDoctor(Map).SurveyAsync(_batch);
}

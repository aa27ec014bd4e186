using System.Collections.Immutable;
using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using MLGovernance.Tests;

namespace MLGovernance.Integration.Tests.DataMap;

public sealed class DataMapDoctorOverHttpTests
{
    [SkippableFact]
    public async Task Explain_ServedModel_TellsWhetherItWasPublishedAndWhichEdgesAreThere()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);
        LineageEdge serving = batch.Report.Graph.AllEdges.First(edge => edge.Role == LineageRole.Deploys && edge.Upstream.State == LineageNodeState.Asset);
        AssetId model = serving.Upstream.Id;
        DataMapClient client = loopback.DataMap();
        DataMapDoctor doctor = new(client);

        ImmutableArray<DataMapCheck> before = await doctor.ExplainAsync(batch, model);
        await new DataMapPublisher(client).PublishAsync(batch);
        ImmutableArray<DataMapCheck> after = await doctor.ExplainAsync(batch, model);
        CatalogEntity process = batch.Entities.First(entity => entity.QualifiedName.EndsWith("#Deploys", StringComparison.Ordinal)
            && entity.Attributes.Any(attribute => attribute is { Name: "inputs", Value: IEnumerable<CatalogReference> inputs } && inputs.Any(input => input.QualifiedName == model.Value)));
        await client.Entities.DeleteByQualifiedNameAsync(process.TypeName, process.QualifiedName);
        ImmutableArray<DataMapCheck> broken = await doctor.ExplainAsync(batch, model);

        Assert.Equal(("arrive", DataMapCheckState.Failed), (before[^1].Subject, before[^1].State));
        Assert.DoesNotContain(after, check => check.State == DataMapCheckState.Failed);
        Assert.Equal("edges", after[^1].Subject);
        Assert.Contains(broken, check => check.State == DataMapCheckState.Failed && check.Subject == $"edge of {process.QualifiedName}");
    }

    [SkippableFact]
    public async Task Explain_AssetThatWasNotRead_SaysSo()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);

        ImmutableArray<DataMapCheck> checks = await new DataMapDoctor(loopback.DataMap()).ExplainAsync(
            batch, AssetId.Parse("/subscriptions/s/resourceGroups/r/providers/Microsoft.MachineLearningServices/workspaces/w/models/m/versions/1"));

        DataMapCheck check = Assert.Single(checks);
        Assert.Equal(("read", DataMapCheckState.Failed), (check.Subject, check.State));
    }

    [SkippableFact]
    public async Task Examine_TypeThatStandsInTheWay_IsNamedWithTheReason()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);
        DataMapClient client = loopback.DataMap();
        DataMapDoctor doctor = new(client);

        ImmutableArray<DataMapCheck> clear = await doctor.ExamineAsync(batch);
        await client.Typedefs.CreateAsync(RequestContent.Create("""
            {"entityDefs":[
              {"category":"ENTITY","name":"mlgov_aml_job","superTypes":["DataSet"],"attributeDefs":[{"name":"createdAt","typeName":"string","isOptional":true,"cardinality":"SINGLE"}]},
              {"category":"ENTITY","name":"contoso_model","serviceType":"Azure Machine Learning","superTypes":["DataSet"],"attributeDefs":[]}]}
            """u8.ToArray()));
        CatalogEntity model = batch.Entities.First(entity => entity.TypeName == "mlgov_aml_model_version" && entity.QualifiedName.StartsWith('/'));
        await client.Entities.CreateOrUpdateManyAsync(RequestContent.Create(System.Text.Encoding.UTF8.GetBytes(
            $$"""{"entities":[{"typeName":"contoso_model","attributes":{"qualifiedName":"{{model.QualifiedName.Replace("/resourcegroups/", "/resourceGroups/", StringComparison.Ordinal)}}","name":"m"} }]}""")));
        ImmutableArray<DataMapCheck> inTheWay = await doctor.ExamineAsync(batch);

        Assert.All(clear, check => Assert.Equal(DataMapCheckState.Passed, check.State));
        Assert.Contains(inTheWay, check => check.State == DataMapCheckState.Failed && check.Subject == "type mlgov_aml_job" && check.Message.Contains("'Process'", StringComparison.Ordinal));
        Assert.Contains(inTheWay, check => check.State == DataMapCheckState.Failed && check.Message.Contains("'createdAt'", StringComparison.Ordinal));
        Assert.Contains("mlgov_aml_model_version → contoso_model", inTheWay.Single(check => check.Subject == "type map").Message, StringComparison.Ordinal);
    }

    private static async Task<EntityBatch> BatchAsync(Loopback loopback) => new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(
        await loopback.ReadAsync(EstateScope.Subscription("11111111-2222-3333-4444-555555555555")))));
}

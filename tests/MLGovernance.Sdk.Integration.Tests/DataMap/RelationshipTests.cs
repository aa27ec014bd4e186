using MLGovernance.Azure;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>Relationships arrive at both ends, follow the estate, and stand apart from the flow of data.</summary>
public sealed class RelationshipTests : EmulatorTest
{
    private const string Deployment = "onlineEndpoints/score/deployments/blue";

    private static SmallEstate Serving => new SmallEstate()
        .Add("models/credit", "{}").Add("models/credit/versions/1", "{}").Add("models/credit/versions/2", "{}")
        .Add("environments/serve/versions/1", """{"image":"contoso.azurecr.io/serve:7"}""")
        .Add("onlineEndpoints/score", "{}")
        .Add(Deployment, Serves(1));

    [Fact]
    public async Task Publish_ServedModel_IsRelatedAtBothEnds()
    {
        PublishReceipt receipt = await PublishAsync(Serving);

        Assert.Equal(0, receipt.Failed);
        AtlasEntity model = await GetAsync(AssetKinds.ModelVersion, "models/credit/versions/1");
        AtlasEntity deployment = await GetAsync(AssetKinds.OnlineDeployment, Deployment);
        AtlasEntity endpoint = await GetAsync(AssetKinds.OnlineEndpoint, "onlineEndpoints/score");
        AtlasEntity container = await GetAsync(AssetKinds.ModelContainer, "models/credit");
        AtlasEntity environment = await GetAsync(AssetKinds.EnvironmentVersion, "environments/serve/versions/1");
        Assert.Equal([deployment.Guid], Related(model, "onlineDeployments"));
        Assert.Equal([model.Guid], Related(deployment, "servedModels"));
        Assert.Equal(endpoint.Guid, deployment.Text("relationshipAttributes", "endpoint", "guid"));
        Assert.Equal([deployment.Guid], Related(endpoint, "deployments"));
        Assert.Equal(container.Guid, model.Text("relationshipAttributes", "container", "guid"));
        Assert.Equal(2, Related(container, "versions").Length);
        Assert.Equal("contoso.azurecr.io/serve:7", environment.Element("relationshipAttributes", "baseImages")[0].GetProperty("displayText").GetString());
        Assert.Equal(1, (await PublishAsync(Serving)).Requests);
        Assert.Equal(0, (await PublishAsync(Serving, options => options.Verify = true)).Updated);
    }

    [Fact]
    public async Task Publish_DeploymentOfAnotherModel_MovesTheRelationship()
    {
        await PublishAsync(Serving);

        PublishReceipt receipt = await PublishAsync(Serving.Add(Deployment, Serves(2)));

        AtlasEntity second = await GetAsync(AssetKinds.ModelVersion, "models/credit/versions/2");
        Assert.Empty(Related(await GetAsync(AssetKinds.ModelVersion, "models/credit/versions/1"), "onlineDeployments"));
        Assert.Equal([second.Guid], Related(await GetAsync(AssetKinds.OnlineDeployment, Deployment), "servedModels"));
        Assert.Equal(0, receipt.Failed);
    }

    [Fact]
    public async Task Publish_DeploymentWithoutAModelAnyMore_TakesTheRelationshipAway()
    {
        await PublishAsync(Serving);

        await PublishAsync(Serving.Add(Deployment, "{}"));

        Assert.Empty(Related(await GetAsync(AssetKinds.OnlineDeployment, Deployment), "servedModels"));
        Assert.Equal(0, (await PublishAsync(Serving.Add(Deployment, "{}"), options => options.Verify = true)).Updated);
    }

    [Fact]
    public async Task Publish_DirectLineage_JoinsDataSetsWithoutAProcess()
    {
        EntityBatch batch = Serving.AddTraining("day", "in/day.csv").Map(new EntityMapperOptions { DirectLineage = LineageRoleSet.Of(LineageRole.Materializes) });

        await new DataMapPublisher(Map).PublishAsync(batch);
        PublishReceipt again = await new DataMapPublisher(Map, new DataMapPublisherOptions { Verify = true }).PublishAsync(batch);

        AtlasEntity data = await GetAsync(AssetKinds.DataVersion, "data/day/versions/1");
        AtlasLineage lineage = (await Map.Lineage.GetAsync(data.Guid, DataMapLineageDirection.Input, 1)).Value;
        Assert.DoesNotContain(batch.Entities, entity => entity.QualifiedName.EndsWith("#Materializes", StringComparison.Ordinal));
        Assert.Equal("azure_datalake_gen2_path", Assert.Single(lineage.Entities.Values, entity => entity.Guid != data.Guid).TypeName);
        Assert.Equal((0, 0), (again.Updated, again.Created));
    }

    private static string Serves(int version) =>
        $$"""{"model":"{{SmallEstate.Workspace}}/models/credit/versions/{{version}}","environmentId":"{{SmallEstate.Workspace}}/environments/serve/versions/1"}""";

    private static string[] Related(AtlasEntity entity, string attribute) =>
        [.. entity.Element("relationshipAttributes", attribute).EnumerateArray().Select(item => item.GetProperty("guid").GetString()!)];

    private async Task<AtlasEntity> GetAsync(AssetKind kind, string path) =>
        (await Map.Entities.GetByQualifiedNameAsync(TypeNames.Default.Of(kind), AssetId.Parse($"{SmallEstate.Workspace}/{path}").Value)).Value;

    private Task<PublishReceipt> PublishAsync(SmallEstate estate, Action<DataMapPublisherOptions>? configure = null)
    {
        DataMapPublisherOptions options = new();
        configure?.Invoke(options);
        return new DataMapPublisher(Map, options).PublishAsync(estate.Map());
    }
}

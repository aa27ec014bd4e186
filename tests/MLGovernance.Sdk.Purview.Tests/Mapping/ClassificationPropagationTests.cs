using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

public sealed class ClassificationPropagationTests
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private static LineageGraph Graph(string jobTags)
    {
        var builder = new EstateSnapshotBuilder();
        void Add(string path, string properties) => builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/{{path}}","properties":{{properties}}}"""));
        Add("data/d/versions/1", """{"dataUri":"https://acct.blob.core.windows.net/raw/d.csv","tags":{"classification":"Highly Confidential"}}""");
        Add("data/open/versions/1", """{"dataUri":"https://acct.blob.core.windows.net/raw/open.csv"}""");
        Add("jobs/train", """{"jobType":"Command","tags":JOBTAGS,"inputs":{"i":{"uri":"azureml:d:1"}}}""".Replace("JOBTAGS", jobTags, StringComparison.Ordinal));
        Add("models/m/versions/1", """{"jobName":"train"}""");
        Add("onlineEndpoints/e", "{}");
        Add("onlineEndpoints/e/deployments/blue", """{"model":"azureml:m:1"}""");
        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }

    private static string[] Names(LineageGraph graph) => [.. ClassificationPropagation.Run(graph).Select(found => found.Asset.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Run_ClassifiedData_ReachesTheEndpointWithThePathAsReason()
    {
        ImmutableArray<AssetClassification> all = ClassificationPropagation.Run(Graph("{}"));

        AssetClassification endpoint = Assert.Single(all, found => found.Asset.Value.EndsWith("/onlineendpoints/e", StringComparison.OrdinalIgnoreCase));
        Assert.True(endpoint.IsInherited);
        Assert.Equal(["d", "train", "m", "blue", "e"], endpoint.Path.Select(step => step.Name));
        Assert.DoesNotContain(all, found => found.Asset.Name == "open");
        Assert.False(Assert.Single(all, found => found.Asset.Name == "d").IsInherited);
    }

    [Fact]
    public void Run_DeclaredStop_BearsItAndPassesNothingOn() => Assert.Equal(["d", "train"], Names(Graph("""{"anonymises":"true"}""")));

    [Fact]
    public void Map_WithClassifications_EntitiesBearThemAndTypedefsDefineThem()
    {
        EntityBatch batch = new EntityMapper(new EntityMapperOptions { Classifications = new ClassificationOptions() }).Map(ComplianceReport.None(Graph("{}")));

        CatalogEntity model = Assert.Single(batch.Entities, entity => entity.TypeName == "mlgov_aml_model_version");
        Assert.Equal("mlgov_classification_highly_confidential", Assert.Single(model.Classifications));
        Assert.StartsWith("Highly Confidential: /subscriptions/", (string)model.BusinessMetadata[TypeNames.ClassificationGroup].Single().Value, StringComparison.Ordinal);
        using JsonDocument typedefs = JsonDocument.Parse(batch.Typedefs);
        Assert.Equal("mlgov_classification_highly_confidential", typedefs.RootElement.GetProperty("classificationDefs")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Map_ByDefault_PublishesNoClassifications() => Assert.All(
        new EntityMapper().Map(ComplianceReport.None(Graph("{}"))).Entities, entity => Assert.Empty(entity.Classifications));
}

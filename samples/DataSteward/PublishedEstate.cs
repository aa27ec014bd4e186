using MLGovernance;
using MLGovernance.Azure;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using MLGovernance.Testing;

namespace DataSteward;

/// <summary>A small estate, published: twelve trainings on the same applications, the last model served.</summary>
internal sealed class PublishedEstate
{
    internal const int Trainings = 12;

    private readonly Dictionary<AssetId, CatalogEntity> _entities;
    private readonly Dictionary<CatalogReference, string> _guids;

    private PublishedEstate(LineageGraph graph, EntityBatch batch, Dictionary<CatalogReference, string> guids)
    {
        Graph = graph;
        _guids = guids;
        Batch = batch;
        _entities = batch.Entities.Where(entity => !entity.QualifiedName.Contains('#', StringComparison.Ordinal)).ToDictionary(IdOf);
    }

    internal LineageGraph Graph { get; }

    internal EntityBatch Batch { get; }

    internal static async Task<PublishedEstate> PublishAsync(Story story, DataMapClient map)
    {
        LineageGraph graph = Build().BuildGraph();
        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(graph));
        PublishReceipt receipt = await new DataMapPublisher(map).PublishAsync(batch);
        story.Tell($"{receipt}");
        story.Expect(receipt.Failed == 0 && receipt.Created == batch.Entities.Length, "every entity is published");

        Dictionary<CatalogReference, string> guids = [];
        foreach (IGrouping<string, CatalogEntity> type in batch.Entities.GroupBy(entity => entity.TypeName))
        {
            foreach (AtlasEntity stored in await map.Entities.GetManyByQualifiedNameAsync(type.Key, type.Select(entity => entity.QualifiedName)))
            {
                guids[new CatalogReference(stored.TypeName, stored.QualifiedName!)] = stored.Guid;
            }
        }

        return new PublishedEstate(graph, batch, guids);
    }

    internal static AssetId Id(string path) => AssetId.Parse($"{EstateBuilder.WorkspaceId("credit")}/{path}");

    internal CatalogEntity Entity(string path) => _entities[Id(path)];

    internal string Guid(string path) => _guids[Entity(path).Reference];

    /// <summary>Returns the nodes of the graph that guids of the Data Map stand for; steps, which are edges there, are left out.</summary>
    internal HashSet<AssetId> NodesOf(IEnumerable<string> guids)
    {
        HashSet<string> wanted = [.. guids];
        return [.. _entities.Where(pair => wanted.Contains(_guids[pair.Value.Reference])).Select(pair => pair.Key)];
    }

    /// <summary>Storage paths are no resources: their qualified name is their id.</summary>
    private static AssetId IdOf(CatalogEntity entity) => entity.Source ?? AssetId.Parse(entity.QualifiedName);

    private static EstateBuilder Build() => new EstateBuilder().Workspace("credit", credit =>
    {
        credit.Datastore("lake", "creditlake", "raw")
            .Data("applications", "1", "azureml://datastores/lake/paths/applications/")
            .Data("limits", "1", "azureml://datastores/lake/paths/limits/");
        for (int training = 1; training <= Trainings; training++)
        {
            credit.Job($"train-{training}", job => job.Input("rows", "azureml:applications:1").Input("limits", "azureml:limits:1"))
                .Model("risk", $"{training}", $"train-{training}");
        }

        credit.OnlineEndpoint("score").OnlineDeployment("score", "blue", $"azureml:risk:{Trainings}");
    });
}

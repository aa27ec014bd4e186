using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

public sealed class EntityMapperTests
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private static EntityBatch Map(params (string Path, string Properties)[] resources)
    {
        var builder = new EstateSnapshotBuilder();
        foreach ((string path, string properties) in resources)
        {
            builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/{{path}}","properties":{{properties}}}"""));
        }

        return new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));
    }

    private static EntityBatch Chain() => Map(
        ("datastores/lake", """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}"""),
        ("data/d/versions/1", """{"dataUri":"azureml://datastores/lake/paths/in/file.csv","description":"raw data"}"""),
        ("jobs/prep", """{"jobType":"Command","inputs":{"i":{"uri":"azureml:d:1"}}}"""),
        ("jobs/train", """{"jobType":"Command","inputs":{"i":{"uri":"azureml://jobs/prep/outputs/o"}}}"""),
        ("models/m/versions/1", """{"jobName":"train"}"""),
        ("onlineEndpoints/e", "{}"),
        ("onlineEndpoints/e/deployments/blue", """{"model":"azureml:m:1"}"""));

    private static CatalogEntity Find(EntityBatch batch, string typeName) => Assert.Single(batch.Entities, entity => entity.TypeName == typeName);

    [Fact]
    public void Map_StoragePath_TakesTheNameThatPurviewScansGive()
    {
        Assert.Equal("https://lake.dfs.core.windows.net/raw/in/file.csv", Find(Chain(), "azure_datalake_gen2_path").QualifiedName);
    }

    [Fact]
    public void Map_Lineage_AlternatesDataSetsAndProcesses()
    {
        EntityBatch batch = Chain();
        HashSet<CatalogReference> dataSets = [.. batch.Entities.Where(entity => !IsProcess(entity)).Select(entity => entity.Reference)];
        CatalogEntity[] processes = [.. batch.Entities.Where(IsProcess)];

        Assert.All(processes, process => Assert.All(Side(process, "inputs").Concat(Side(process, "outputs")), end => Assert.Contains(end, dataSets)));
    }

    [Fact]
    public void Map_Lineage_ReachesWhatTheGraphReaches()
    {
        EntityBatch batch = Chain();
        CatalogReference start = Find(batch, "azure_datalake_gen2_path").Reference;
        HashSet<CatalogReference> reached = [start];
        for (int before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (CatalogEntity process in batch.Entities.Where(IsProcess).Where(process => Side(process, "inputs").Any(reached.Contains)))
            {
                reached.UnionWith(Side(process, "outputs"));
                reached.Add(process.Reference);
            }
        }

        LineageGraph graph = batch.Report.Graph;
        AssetId path = graph.AllEdges.Single(edge => edge.Role == LineageRole.Materializes).Upstream.Id;
        string[] expected = [.. graph.Downstream(path).Select(node => node.Id.Value).Order(StringComparer.Ordinal)];
        string[] actual = [.. batch.Entities.Where(entity => reached.Contains(entity.Reference) && entity.Source is not null).Select(entity => entity.Source!.Value.Value).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Map_EntityJson_HoldsItsTypeAndAttributes()
    {
        CatalogEntity entity = Find(Chain(), "mlgov_aml_data_version");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            entity.WriteTo(writer, "-1");
        }

        using var json = JsonDocument.Parse(buffer.ToArray());
        Assert.Equal("-1", json.RootElement.GetProperty("guid").GetString());
        Assert.Equal("raw data", json.RootElement.GetProperty("attributes").GetProperty("description").GetString());
        Assert.EndsWith("/data/d/versions/1", json.RootElement.GetProperty("attributes").GetProperty("qualifiedName").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_Twice_GivesTheSame()
    {
        Assert.Equal(Chain().Entities.Select(entity => entity.ToString()), Chain().Entities.Select(entity => entity.ToString()));
    }

    [Fact]
    public void Typedefs_CoverEveryTypeOfTheBatch()
    {
        EntityBatch batch = Chain();
        using var typedefs = JsonDocument.Parse(batch.Typedefs);
        HashSet<string?> known = [.. typedefs.RootElement.GetProperty("entityDefs").EnumerateArray().Select(type => type.GetProperty("name").GetString())];
        Assert.All(batch.Entities.Where(entity => !entity.TypeName.StartsWith("azure_", StringComparison.Ordinal)), entity => Assert.Contains(entity.TypeName, known));
    }

    private static bool IsProcess(CatalogEntity entity) => entity.Attributes.Any(attribute => attribute.Name == "inputs");

    private static IEnumerable<CatalogReference> Side(CatalogEntity process, string name) =>
        (IEnumerable<CatalogReference>)process.Attributes.Single(attribute => attribute.Name == name).Value;
}

using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

/// <summary>What the catalogue reaches from data set over process to data set is what the graph reaches, for estates made at random.</summary>
public sealed class LineageRoundTripTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 40)]
    [InlineData(3, 120)]
    public void Map_RandomEstate_ReachesFromEveryNodeWhatTheGraphReaches(int seed, int size)
    {
        LineageGraph graph = RandomEstate.Create(seed, size);
        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(graph));
        Dictionary<CatalogReference, List<CatalogReference>> downstream = Edges(batch);
        Dictionary<CatalogReference, AssetId?> sources = batch.Entities.ToDictionary(entity => entity.Reference, entity => entity.Source);

        int compared = 0;
        foreach (CatalogEntity entity in batch.Entities.Where(entity => entity.Source is not null))
        {
            string[] expected = [.. graph.Downstream(entity.Source!.Value).Select(node => node.Id.Value).Order(StringComparer.Ordinal)];
            string[] actual =
            [
                .. Reach(downstream, entity.Reference).Where(reached => reached != entity.Reference)
                    .Select(reached => sources[reached]?.Value).OfType<string>().Order(StringComparer.Ordinal),
            ];
            Assert.Equal(expected.Where(id => id != entity.Source!.Value.Value && sources.Values.Any(source => source?.Value == id)), actual);
            compared += actual.Length;
        }

        Assert.True(compared > size, $"only {compared} pairs were compared");
    }

    [Fact]
    public void Map_RandomEstate_EveryEndIsADataSetThatStandsBeforeItsProcess()
    {
        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(RandomEstate.Create(4, 60)));
        HashSet<CatalogReference> seen = [];
        foreach (CatalogEntity entity in batch.Entities)
        {
            Assert.All(Side(entity, "inputs").Concat(Side(entity, "outputs")), end => Assert.Contains(end, seen));
            Assert.True(Side(entity, "inputs").Any() || seen.Add(entity.Reference), entity.ToString());
        }
    }

    private static Dictionary<CatalogReference, List<CatalogReference>> Edges(EntityBatch batch)
    {
        Dictionary<CatalogReference, List<CatalogReference>> edges = [];
        foreach (CatalogEntity process in batch.Entities)
        {
            foreach (CatalogReference input in Side(process, "inputs"))
            {
                (edges.TryGetValue(input, out List<CatalogReference>? list) ? list : edges[input] = []).Add(process.Reference);
            }

            edges.TryAdd(process.Reference, []);
            edges[process.Reference].AddRange(Side(process, "outputs"));
        }

        return edges;
    }

    private static HashSet<CatalogReference> Reach(Dictionary<CatalogReference, List<CatalogReference>> edges, CatalogReference start)
    {
        HashSet<CatalogReference> reached = [start];
        Stack<CatalogReference> open = new(reached);
        while (open.TryPop(out CatalogReference? next))
        {
            foreach (CatalogReference to in edges.GetValueOrDefault(next) ?? [])
            {
                if (reached.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<CatalogReference> Side(CatalogEntity entity, string name) =>
        entity.Attributes.FirstOrDefault(attribute => attribute.Name == name).Value as IEnumerable<CatalogReference> ?? [];
}

using System.Collections.Concurrent;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using MLGovernance.Tests;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>Lineage that the Data Map's API tells is the graph's data lineage, edge for edge and node for node.</summary>
public sealed class LineageReadBackTests
{
    private const int Wide = 1_000_000;

    [SkippableFact]
    public async Task ReadBack_SampleEstate_IsTheGraph()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        LineageGraph graph = LineageGraphBuilder.Build(await loopback.ReadAsync(EstateScope.Subscription("11111111-2222-3333-4444-555555555555"), runHistory: true));

        await ReadBackAsync(azure, loopback, graph, atLeast: 20);
    }

    [Fact]
    public async Task ReadBack_RandomEstateOf5000Nodes_IsTheGraph()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync();
        using Loopback loopback = new(azure);
        LineageGraph graph = RandomEstate.Create(seed: 11, size: 1_000);
        Assert.True(graph.NodeCount >= 5_000, $"{graph.NodeCount} nodes");

        await ReadBackAsync(azure, loopback, graph, atLeast: 5_000);
    }

    private static async Task ReadBackAsync(AzureEmulator azure, Loopback loopback, LineageGraph graph, int atLeast)
    {
        DataMapClient map = loopback.DataMap();
        EntityBatch batch = new EntityMapper().Map(ComplianceReport.None(graph));
        Assert.Equal(0, (await new DataMapPublisher(map).PublishAsync(batch)).Failed);
        Dictionary<string, CatalogEntity> byGuid = batch.Entities.ToDictionary(
            entity => azure.DataMap.FindGuid(entity.TypeName, entity.QualifiedName)!, StringComparer.Ordinal);

        // Every edge of the Data Map begins or ends at a process.
        ConcurrentBag<AtlasLineageRelation> relations = [];
        await Parallel.ForEachAsync(byGuid.Where(pair => pair.Value.Attributes.Any(attribute => attribute.Name == "inputs")), async (pair, stop) =>
        {
            AtlasLineage lineage = (await map.Lineage.GetAsync(pair.Key, DataMapLineageDirection.Both, depth: 1, width: Wide, cancellationToken: stop)).Value;
            foreach (AtlasLineageRelation relation in lineage.Relations)
            {
                relations.Add(relation);
            }
        });
        ILookup<string, string> next = relations.Distinct().ToLookup(relation => relation.From, relation => relation.To, StringComparer.Ordinal);

        HashSet<(AssetId, AssetId)> there = [];
        foreach ((string guid, CatalogEntity entity) in byGuid.Where(pair => !IsHelper(pair.Value)))
        {
            there.UnionWith(Beyond(guid, next, byGuid).Select(to => (IdOf(entity), IdOf(byGuid[to]))));
        }

        HashSet<(AssetId, AssetId)> wanted =
            [.. graph.AllEdges.Where(edge => LineageRoleSet.Data.Contains(edge.Role)).Select(edge => (edge.Upstream.Id, edge.Downstream.Id))];
        Assert.Equal(Text(wanted.Except(there)), Text(there.Except(wanted)));
        Assert.InRange(wanted.Count, atLeast, int.MaxValue);

        // One answer of the API reaches as far as the graph does, for as many nodes as depth 31 holds whole.
        int compared = 0;
        foreach ((string guid, CatalogEntity entity) in byGuid.Where(pair => pair.Value.Source is not null).OrderBy(pair => pair.Value.QualifiedName, StringComparer.Ordinal).Take(400).Where((_, index) => index % 8 == 0))
        {
            AtlasLineage lineage = (await map.Lineage.GetAsync(guid, DataMapLineageDirection.Input, depth: 31, width: Wide)).Value;
            string[] reached = [.. lineage.Entities.Keys.Where(found => found != guid && !IsHelper(byGuid[found])).Select(found => IdOf(byGuid[found]).Value)];
            string[] upstream = [.. graph.Upstream(entity.Source!.Value).Select(node => node.Id.Value).Where(id => id != entity.Source.Value.Value)];
            Assert.Empty(reached.Except(upstream, StringComparer.Ordinal));
            if (reached.Length == upstream.Length)
            {
                compared += reached.Length;
            }
        }

        Assert.True(compared > 0, "no answer was whole");
    }

    /// <summary>Follows edges through helpers to the next nodes of the graph.</summary>
    private static HashSet<string> Beyond(string guid, ILookup<string, string> next, Dictionary<string, CatalogEntity> byGuid)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Stack<string> open = new(next[guid]);
        while (open.TryPop(out string? to))
        {
            if (!IsHelper(byGuid[to]))
            {
                found.Add(to);
                continue;
            }

            foreach (string further in next[to])
            {
                open.Push(further);
            }
        }

        return found;
    }

    /// <summary>Steps, and what one job hands to another, stand between the nodes of the graph.</summary>
    private static bool IsHelper(CatalogEntity entity) => entity.QualifiedName.Contains('#', StringComparison.Ordinal);

    private static AssetId IdOf(CatalogEntity entity) => entity.Source ?? AssetId.Parse(entity.QualifiedName);

    private static string Text(IEnumerable<(AssetId From, AssetId To)> edges) =>
        string.Join('\n', edges.Select(edge => $"{edge.From} -> {edge.To}").Order(StringComparer.Ordinal).Take(5));
}

using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class LineageGraphEngineTests
{
    private static readonly EstateSnapshot Snapshot = new TestEstate()
        .Add("data/raw/versions/1", createdAt: "2025-01-01")
        .Add("data/extra/versions/1", createdAt: "2025-06-01")
        .Add("jobs/prep", """{"inputs":{"x":{"uri":"azureml:raw:1"}}}""", createdAt: "2025-02-01")
        .Add("data/clean/versions/1", """{"dataUri":"azureml://jobs/prep/outputs/clean/paths/"}""", createdAt: "2025-02-02")
        .Add("jobs/train", """{"inputs":{"x":{"uri":"azureml:clean:1"},"y":{"uri":"azureml:extra:1"}},"environmentId":"azureml:env:1"}""", createdAt: "2025-07-01")
        .Add("jobs/score", """{"inputs":{"x":{"uri":"azureml:clean:1"}}}""", createdAt: "2025-03-01")
        .Add("environments/env/versions/1", """{"image":"host.io/i:1"}""", createdAt: "2025-01-01")
        .Add("models/m/versions/1", """{"jobName":"train"}""", createdAt: "2025-07-02")
        .Build();

    private static readonly LineageGraph Graph = LineageGraphBuilder.Build(Snapshot);

    [Fact]
    public void Reach_ReusedSet_HoldsTheWalkAndItsStartAndAllocatesNothing()
    {
        foreach (LineageRoleSet roles in new[] { LineageRoleSet.Data, LineageRoleSet.All, LineageRoleSet.Supporting })
        {
            LineageReach reach = Graph.CreateReach(roles);
            LineageNode start = Graph.Node(Id("data/raw/versions/1"));
            Graph.Reach(start, LineageDirection.Downstream, reach);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int node = 0; node < Graph.NodeCount; node++)
            {
                Graph.Reach(Graph[node], LineageDirection.Downstream, reach);
            }

            Graph.Reach(start, LineageDirection.Downstream, reach);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            LineageSet set = Graph.Downstream(start.Id, new LineageQuery { Roles = roles });
            Assert.Equal(set.Count + 1, reach.Count);
            Assert.All(set, node => Assert.True(reach.Contains(node)));
            Assert.True(reach.Contains(start));
        }
    }

    [Fact]
    public void Leads_EveryPair_AgreesWithTheWalk()
    {
        foreach (LineageQuery query in new[] { LineageQuery.Lineage, LineageQuery.Impact, new LineageQuery { Roles = LineageRoleSet.Supporting } })
        {
            for (int from = 0; from < Graph.NodeCount; from++)
            {
                LineageSet downstream = Graph.Downstream(Graph[from].Id, query);
                for (int to = 0; to < Graph.NodeCount; to++)
                {
                    Assert.Equal(from == to || downstream.Contains(Graph[to].Id), Graph.Leads(Graph[from].Id, Graph[to].Id, query));
                }
            }
        }
    }

    [Fact]
    public void ImpactCounts_EveryNode_AreTheSizesOfTheImpact()
    {
        LineageNode[] nodes = [.. Enumerable.Range(0, Graph.NodeCount).Select(node => Graph[node])];
        int[] expected = [.. nodes.Select(node => Graph.Impact(node.Id).Count)];
        Assert.Equal(expected, Graph.ImpactCounts(nodes));
        Assert.Equal(expected, Graph.ImpactCounts(nodes, maxThreads: 2));
    }

    [Fact]
    public void ImpactOf_EveryNode_AnswersFromBothSides()
    {
        LineageNode[] nodes = [.. Enumerable.Range(0, 600).Select(node => Graph[node % Graph.NodeCount])]; // more than one pass carries
        LineageImpact impact = Graph.ImpactOf(nodes);
        for (int source = 0; source < nodes.Length; source++)
        {
            LineageSet expected = Graph.Impact(nodes[source].Id);
            Assert.Equal(expected.Count, impact.CountOf(source));
            Assert.Equal(expected.Indices.ToArray().Order(), impact.SetOf(source).Indices.ToArray());
        }

        LineageNode model = Graph.Node(Id("models/m/versions/1"));
        Assert.Equal(
            Graph.Upstream(model.Id, LineageQuery.Impact).Select(node => node.Index).Append(model.Index).Order(),
            impact.SourcesOf(model).Select(node => node.Index).Distinct().Order());
        Assert.Throws<ArgumentException>(() => impact.Touches(0, LineageGraphBuilder.Build(Snapshot)[0]));
    }

    [Fact]
    public void Contains_ManyNodes_AgreesWithTheList()
    {
        var estate = new TestEstate().Add("data/a/versions/1");
        for (int job = 0; job < 100; job++)
        {
            estate.Add($"jobs/j{job}", """{"inputs":{"x":{"uri":"azureml:a:1"}}}""");
        }

        LineageGraph fan = LineageGraphBuilder.Build(estate.Build());
        LineageSet downstream = fan.Downstream(Id("data/a/versions/1"));
        Assert.Equal(100, downstream.Count);
        Assert.All(downstream, node => Assert.True(downstream.Contains(node) && downstream.Contains(node.Id)));
        Assert.False(downstream.Contains(fan.Node(Id("data/a/versions/1"))));
        Assert.False(downstream.Contains(Graph[0]));
    }

    [Fact]
    public void CommonUpstream_TwoJobs_IsWhatBothDependOn()
    {
        AssetId[] jobs = [Id("jobs/train"), Id("jobs/score")];
        Assert.Equal(["clean:1", "prep", "raw:1"], Names(Graph.CommonUpstream(jobs)));
        Assert.Equal(["clean:1"], Names(Graph.CommonUpstream(jobs, nearestOnly: true)));
        Assert.Equal(["clean:1", "raw:1"], Names(Graph.CommonUpstream(jobs, new LineageQuery { Kinds = [AssetKinds.DataVersion] })));
    }

    [Fact]
    public void Dependences_CountsWhoCannotDoWithout_AsIndispensableSaysOfEach()
    {
        AssetId[] dependents = [Id("jobs/score"), Id("models/m/versions/1")];

        ImmutableArray<LineageDependence> found = Graph.Dependences(dependents);

        Assert.Equal(
            dependents.SelectMany(id => Graph.Indispensable(id)).GroupBy(node => node.Index).Select(group => (group.Key, group.Count())).Order(),
            found.Select(dependence => (dependence.Node.Index, dependence.Dependents)).Order());
        Assert.All(found, dependence => Assert.Equal(Graph.Indispensable(dependence.Node.Id).Select(node => (int?)node.Index).FirstOrDefault(), dependence.Above?.Index));
    }

    [Fact]
    public void Indispensable_ChainThenFork_IsTheChain()
    {
        Assert.Equal(["clean:1", "prep", "raw:1"], Names(Graph.Indispensable(Id("jobs/score"))));
        Assert.Equal(["train"], Names(Graph.Indispensable(Id("models/m/versions/1"))));
    }

    [Fact]
    public void CreatedUntil_WalkAsOfAnEarlierMoment_DoesNotEnterLaterAssets()
    {
        var asOf = new LineageQuery { CreatedUntil = new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero) };
        Assert.Equal(["clean:1", "prep", "score"], Names(Graph.Downstream(Id("data/raw/versions/1"), asOf)));
        Assert.Null(Graph.ShortestPath(Id("data/clean/versions/1"), Id("models/m/versions/1"), asOf));
        Assert.False(Graph.Leads(Id("data/raw/versions/1"), Id("models/m/versions/1"), asOf));
        var since = new LineageQuery { CreatedFrom = new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero) };
        Assert.Equal(["m:1", "train"], Names(Graph.Downstream(Id("data/raw/versions/1"), since)));
    }

    [Fact]
    public void RootsLeavesAndOrder_Lineage_FollowTheEdges()
    {
        LineageQuery versions = new() { Kinds = [AssetKinds.DataVersion, AssetKinds.Job, AssetKinds.ModelVersion] };
        Assert.Contains("raw:1", Names(Graph.Roots(versions)));
        Assert.Equal(["m:1", "score"], Names(Graph.Leaves(versions)));
        List<string> order = [.. Graph.TopologicalOrder(versions).Select(node => node.DisplayName)];
        Assert.True(order.IndexOf("raw:1") < order.IndexOf("clean:1") && order.IndexOf("clean:1") < order.IndexOf("m:1"));
        Assert.Empty(Graph.Cycles());
    }

    [Fact]
    public void Cycles_JobThatWritesWhereItReads_IsReportedWithOneWayRound()
    {
        LineageGraph loop = LineageGraphBuilder.Build(new TestEstate()
            .Datastore("lake", "acc", "raw")
            .Add("jobs/j", """
                {"inputs":{"x":{"jobInputType":"uri_folder","uri":"azureml://datastores/lake/paths/a/"}},
                 "outputs":{"y":{"jobOutputType":"uri_folder","uri":"azureml://datastores/lake/paths/a/"}}}
                """)
            .Build());
        LineageCycle cycle = Assert.Single(loop.Cycles());
        Assert.Contains("j", cycle.Nodes.Select(node => node.DisplayName));
        Assert.Equal(cycle.Round.Start, cycle.Round.End);
        Assert.Equal(cycle.Nodes.Count, cycle.Round.Edges.Length);
    }

    private static AssetId Id(string path) => TestEstate.Id(path);

    private static string[] Names(LineageSet set) => [.. set.Select(node => node.DisplayName).Order(StringComparer.Ordinal)];
}

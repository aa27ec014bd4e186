using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class LineageGraphQueryTests
{
    private static readonly LineageGraph Graph = LineageGraphBuilder.Build(new TestEstate()
        .Add("data/a/versions/1")
        .Add("data/b/versions/1")
        .Add("jobs/j", """{"inputs":{"x":{"uri":"azureml:a:1"},"y":{"uri":"azureml:b:1"}},"environmentId":"azureml:env:1"}""")
        .Add("environments/env/versions/1", """{"image":"host.io/i:1"}""")
        .Add("models/m/versions/1", """{"jobName":"j","datasets":[{"name":"a","id":"azureml:a:1"}]}""")
        .Build());

    [Fact]
    public void Upstream_Default_FollowsDataRolesNearestFirst() =>
        Assert.Equal(["a:1", "b:1", "j"], Graph.Upstream(TestEstate.Id("models/m/versions/1")).Select(node => node.DisplayName).Order(StringComparer.Ordinal));

    [Fact]
    public void Upstream_Depth_Limits() =>
        Assert.Equal(["a:1", "j"], Graph.Upstream(TestEstate.Id("models/m/versions/1"), new LineageQuery { MaxDepth = 1 }).Select(node => node.DisplayName).Order(StringComparer.Ordinal));

    [Fact]
    public void Upstream_Kinds_PassThroughOthers() =>
        Assert.Equal(["a:1", "b:1"], Graph.Upstream(TestEstate.Id("models/m/versions/1"), new LineageQuery { Kinds = [AssetKinds.DataVersion] }).Select(node => node.DisplayName).Order(StringComparer.Ordinal));

    [Fact]
    public void Upstream_Scope_KeepsOneWorkspace()
    {
        Assert.NotEmpty(Graph.Upstream(TestEstate.Id("models/m/versions/1"), new LineageQuery { Scope = TestEstate.Id(TestEstate.Workspace) }));
        Assert.Empty(Graph.Upstream(TestEstate.Id("models/m/versions/1"), new LineageQuery { Scope = TestEstate.Id(TestEstate.OtherWorkspace) }));
    }

    [Fact]
    public void Impact_Image_ReachesTheModelThroughSupportingRoles() =>
        Assert.Contains("m:1", Graph.Impact(AssetId.Parse("host.io/i:1")).Select(node => node.DisplayName));

    [Fact]
    public void Paths_TwoWays_GivesBothAndStopsAtTheLimit()
    {
        Assert.Equal(2, Graph.Paths(TestEstate.Id("data/a/versions/1"), TestEstate.Id("models/m/versions/1")).Length);
        Assert.Single(Graph.Paths(TestEstate.Id("data/a/versions/1"), TestEstate.Id("models/m/versions/1"), limit: 1));
        Assert.Empty(Graph.Paths(TestEstate.Id("models/m/versions/1"), TestEstate.Id("data/a/versions/1")));
    }

    [Fact]
    public void ShortestPath_TakesTheShortcut()
    {
        LineagePath? path = Graph.ShortestPath(TestEstate.Id("data/a/versions/1"), TestEstate.Id("models/m/versions/1"));
        Assert.Equal("dataVersion a:1 -[DerivesFrom]-> modelVersion m:1", path?.ToString());
        Assert.Null(Graph.ShortestPath(TestEstate.Id("models/m/versions/1"), TestEstate.Id("jobs/j")));
    }

    [Fact]
    public void Node_Unknown_SaysWhatIsMissing()
    {
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => Graph.Upstream(TestEstate.Id("models/none/versions/1")));
        Assert.Contains("models/none", error.Message, StringComparison.Ordinal);
    }
}

using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class LineageChangesTests
{
    private static LineageGraph Graph(string trainedOn, string description = "") => LineageGraphBuilder.Build(new TestEstate()
        .Add("data/a/versions/1", $$"""{"description":"{{description}}"}""")
        .Add("data/b/versions/1")
        .Add("jobs/train", $$$$"""{"inputs":{"x":{"uri":"azureml:{{{{trainedOn}}}}:1"}}}""")
        .Add("models/m/versions/1", """{"jobName":"train"}""")
        .Add("onlineEndpoints/e")
        .Add("onlineEndpoints/e/deployments/d", """{"model":"azureml:m:1"}""")
        .Build());

    [Fact]
    public void Between_SameEstate_IsEmpty() => Assert.True(LineageChanges.Between(Graph("a"), Graph("a")).IsEmpty);

    [Fact]
    public void Between_TrainedOnOtherData_TellsEdgesAndTheEndpoint()
    {
        LineageChanges changes = LineageChanges.Between(Graph("a"), Graph("b"));
        LineageEdge appeared = Assert.Single(changes.Appeared);
        LineageEdge cut = Assert.Single(changes.Cut);
        Assert.Equal(("b:1", "train"), (appeared.Upstream.DisplayName, appeared.Downstream.DisplayName));
        Assert.Equal(("a:1", "train"), (cut.Upstream.DisplayName, cut.Downstream.DisplayName));
        EndpointDataChange endpoint = Assert.Single(changes.Endpoints);
        Assert.Equal("e", endpoint.Endpoint.DisplayName);
        Assert.Equal([TestEstate.Id("data/b/versions/1")], endpoint.Added.ToArray());
        Assert.Equal([TestEstate.Id("data/a/versions/1")], endpoint.Removed.ToArray());
        Assert.Empty(endpoint.Modified);
    }

    [Fact]
    public void Between_DataOfOtherContent_TellsTheEndpointAlone()
    {
        LineageChanges changes = LineageChanges.Between(Graph("a"), Graph("a", "restated"));
        Assert.Empty(changes.Appeared);
        Assert.Empty(changes.Cut);
        Assert.Equal([TestEstate.Id("data/a/versions/1")], Assert.Single(changes.Endpoints).Modified.ToArray());
    }

    [Fact]
    public void Between_JobsUnreadable_DoesNotCallTheirEdgesCut()
    {
        var unread = new EstateSnapshotBuilder();
        EstateSnapshot all = Graph("a").Snapshot;
        foreach (Asset asset in all.Assets.Where(asset => asset.Kind != AssetKinds.Job))
        {
            unread.Add(asset.Payload.Span);
        }

        unread.AddIssue(new EstateIssue { Code = "forbidden", Location = $"{TestEstate.Workspace}/jobs", Message = "403", Kind = AssetKinds.Job.Name });
        LineageChanges changes = LineageChanges.Between(Graph("a"), LineageGraphBuilder.Build(unread.Build(DateTimeOffset.UnixEpoch)));
        Assert.DoesNotContain(changes.Cut, edge => edge.Downstream.DisplayName == "train");
        Assert.Contains(changes.Unseen, edge => edge.Downstream.DisplayName == "train");
        Assert.Empty(changes.Endpoints);
    }
}

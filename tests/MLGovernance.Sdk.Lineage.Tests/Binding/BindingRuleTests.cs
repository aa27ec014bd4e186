using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class BindingRuleTests
{
    private static LineageEdge Edge(LineageGraph graph, string upstream, string downstream) =>
        Assert.Single(graph.AllEdges, edge => edge.Upstream.DisplayName == upstream && edge.Downstream.DisplayName == downstream);

    private static LineageGraph Build(TestEstate estate) => LineageGraphBuilder.Build(estate.Build());

    [Fact]
    public void Stated_JobInput_IsAFactWithItsPointer()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add("data/d/versions/1")
            .Add("jobs/j", """{"inputs":{"raw/x":{"jobInputType":"uri_file","uri":"azureml:d:1"},"n":{"jobInputType":"literal","value":"azureml:d:1"}}}"""));

        LineageEdge edge = Edge(graph, "d:1", "j");

        Assert.Equal((LineageRole.Consumes, EdgeConfidence.Stated), (edge.Role, edge.Confidence));
        Assert.Equal("/properties/inputs/raw~1x/uri", edge.Provenance.Pointer);
        Assert.Equal("j", edge.Provenance.StatedBy.Name);
    }

    [Fact]
    public void Stated_ModelInput_MeansTheModelsCollection()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add("models/m/versions/1")
            .Add("data/m/versions/1")
            .Add("jobs/j", """{"jobs":{"score":{"inputs":{"m":{"uri":"azureml:m:1","job_input_type":"mlflow_model"}}}}}"""));

        LineageEdge edge = Assert.Single(graph.AllEdges);

        Assert.Equal(AssetKinds.ModelVersion, edge.Upstream.Kind);
    }

    [Fact]
    public void Label_Latest_ResolvesToTheVersionCreatedLast()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add("data/d/versions/9", createdAt: "2026-01-01")
            .Add("data/d/versions/10", createdAt: "2026-02-01")
            .Add("data/d/versions/zz", createdAt: "2025-02-01")
            .Add("jobs/j", """{"inputs":{"a":{"uri":"azureml:d@latest"}}}"""));

        LineageEdge edge = Edge(graph, "d:10", "j");

        Assert.Equal((LineageInference.LabelResolution, EdgeConfidence.Assumed), (edge.Provenance.Inference, edge.Confidence));
    }

    [Fact]
    public void StoragePath_AnySpellingInAnyWorkspace_IsOneNode()
    {
        LineageGraph graph = Build(new TestEstate()
            .Datastore("lake", "acct", "curated")
            .Datastore("theirs", "acct", "curated", TestEstate.OtherWorkspace)
            .Add("jobs/writer", """{"outputs":{"o":{"jobOutputType":"uri_folder","uri":"azureml://datastores/lake/paths/features/"}}}""")
            .Add($"{TestEstate.OtherWorkspace}/data/features/versions/1", """{"dataUri":"abfss://curated@acct.dfs.core.windows.net/features"}"""));

        LineageSet upstream = graph.Upstream(TestEstate.Id($"{TestEstate.OtherWorkspace}/data/features/versions/1"));

        Assert.Equal(["storage://acct/curated/features", "writer"], upstream.Select(node => node.DisplayName));
        Assert.Equal(LineageNodeState.Place, upstream[0].State);
    }

    [Fact]
    public void NestedPaths_OnlyTieWrittenToRead()
    {
        LineageGraph graph = Build(new TestEstate()
            .Datastore("lake", "acct", "c")
            .Add("jobs/w", """{"outputs":{"o":{"uri":"azureml://datastores/lake/paths/a/b"}}}""")
            .Add("jobs/all", """{"inputs":{"i":{"uri":"azureml://datastores/lake/paths/a"}}}""")
            .Add("jobs/sibling", """{"inputs":{"i":{"uri":"azureml://datastores/lake/paths/a/z"}}}"""));

        string[] downstream = [.. graph.Downstream(TestEstate.Id("jobs/w"), new LineageQuery { Kinds = [AssetKinds.Job] }).Select(node => node.DisplayName)];

        Assert.Equal(["all"], downstream);
    }

    [Fact]
    public void RegisteredPath_ReadByPath_TiesTheVersionThatExistedThen()
    {
        LineageGraph graph = Build(new TestEstate()
            .Datastore("lake", "acct", "c")
            .Add("data/d/versions/1", """{"dataUri":"azureml://datastores/lake/paths/a/"}""", "2026-01-01")
            .Add("data/d/versions/2", """{"dataUri":"azureml://datastores/lake/paths/a/"}""", "2026-03-01")
            .Add("jobs/j", """{"inputs":{"i":{"uri":"https://acct.blob.core.windows.net/c/a/part.csv?sig=secret"}}}""", "2026-02-01"));

        LineageEdge edge = Edge(graph, "d:1", "j");

        Assert.Equal(LineageInference.NestedStoragePath, edge.Provenance.Inference);
        Assert.DoesNotContain(graph.AllEdges, other => other.Upstream.DisplayName == "d:2" && other.Downstream.DisplayName == "j");
        Assert.DoesNotContain(graph.AllEdges, other => other.Upstream.Id.Value.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void RunArtifacts_ModelWithoutJobName_IsTiedByItsPath()
    {
        LineageGraph graph = Build(new TestEstate()
            .Datastore("workspaceartifactstore", "acct", "azureml")
            .Add("jobs/train")
            .Add("models/m/versions/1", """{"modelUri":"azureml://datastores/workspaceartifactstore/ExperimentRun/dcid.train/model","jobName":null}"""));

        Assert.Contains("train", graph.Upstream(TestEstate.Id("models/m/versions/1")).Select(node => node.DisplayName));
    }

    [Theory]
    [InlineData("azureml://jobs/train/outputs/model/paths/m")]
    [InlineData("runs:/train/model")]
    public void JobOutput_ModelUri_TiesTheJob(string uri)
    {
        LineageGraph graph = Build(new TestEstate().Add("jobs/train").Add("models/m/versions/1", $$"""{"modelUri":"{{uri}}"}"""));

        LineageEdge edge = Edge(graph, "train", "m:1");

        Assert.Equal((LineageRole.Produces, LineageInference.JobOutput), (edge.Role, edge.Provenance.Inference));
    }

    [Fact]
    public void NamedOutput_TiesTheFirstVersionThatNobodyElseMade()
    {
        const string Output = """{"outputs":{"o":{"jobOutputType":"uri_folder","assetName":"features"}}}""";
        LineageGraph graph = Build(new TestEstate()
            .Add("jobs/first", Output, "2026-01-01")
            .Add("jobs/second", Output, "2026-01-02")
            .Add("data/features/versions/0", createdAt: "2025-12-31")
            .Add("data/features/versions/1", createdAt: "2026-01-03")
            .Add("data/features/versions/2", createdAt: "2026-01-04"));

        Assert.Equal(LineageRole.Registers, Edge(graph, "first", "features:1").Role);
        Assert.Equal(LineageRole.Registers, Edge(graph, "second", "features:2").Role);
    }

    [Fact]
    public void PipelineBinding_TiesTheChildThatMakesToTheChildThatUses()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add("jobs/pipe", """{"jobs":{"train":{"inputs":{"x":{"job_input_type":"literal","value":"${{parent.jobs.prep.outputs.clean}}"}}}}}""")
            .Add("jobs/p1", """{"properties":{"azureml.pipelinerunid":"pipe","azureml.modulename":"prep"}}""")
            .Add("jobs/t1", """{"properties":{"azureml.pipelinerunid":"pipe","azureml.modulename":"train"}}"""));

        Assert.Equal(LineageInference.PipelineBinding, Edge(graph, "p1", "t1").Provenance.Inference);
        Assert.Equal(LineageRole.Contains, Edge(graph, "pipe", "p1").Role);
    }

    [Fact]
    public void Trial_NamedAfterItsSweep_IsContained()
    {
        LineageGraph graph = Build(new TestEstate().Add("jobs/sweep", """{"jobType":"Sweep"}""").Add("jobs/sweep_3").Add("jobs/plain").Add("jobs/plain_3"));

        Assert.Equal(LineageInference.ChildRunName, Edge(graph, "sweep", "sweep_3").Provenance.Inference);
        Assert.DoesNotContain(graph.AllEdges, edge => edge.Upstream.DisplayName == "plain");
    }

    [Fact]
    public void Deployment_ServesItsEndpoint_AndVersionsLieInContainers()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add(TestEstate.Workspace)
            .Add("onlineEndpoints/e")
            .Add("onlineEndpoints/e/deployments/blue", """{"model":"azureml:m:1"}""")
            .Add("models/m")
            .Add("models/m/versions/1"));

        Assert.Equal(LineageRole.Serves, Edge(graph, "blue", "e").Role);
        Assert.Equal(LineageRole.Contains, Edge(graph, "m", "m:1").Role);
        Assert.Equal(LineageRole.Contains, Edge(graph, "ws", "e").Role);
        Assert.Equal(["blue", "e"], graph.Downstream(TestEstate.Id("models/m/versions/1")).Select(node => node.DisplayName));
    }

    [Fact]
    public void RegistryCopy_SameNameAndVersionAndNotOlder_DerivesFromTheOrigin()
    {
        const string Copy = "azureml://registries/shared/models/m/versions/1";
        TestEstate estate = new TestEstate().Add("models/m/versions/1", createdAt: "2026-01-01").Add(Copy, createdAt: "2026-01-02");
        TestEstate older = new TestEstate().Add("models/m/versions/1", createdAt: "2026-01-03").Add(Copy, createdAt: "2026-01-02");

        Assert.Equal(LineageInference.RegistryCopy, Assert.Single(Build(estate).AllEdges).Provenance.Inference);
        Assert.Empty(Build(older).AllEdges);
    }

    [Fact]
    public void References_ThatLeadNowhere_AreMissingOutsideOrMalformed()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add("jobs/j", """
                {"environmentId":"azureml:gone:1","codeId":"azureml:","computeId":"local",
                 "componentId":"azureml://registries/elsewhere/components/c/versions/1","inputs":{"a":{"uri":"${{parent.inputs.a}}"}}}
                """));

        Assert.Equal(["/properties/codeId", "/properties/environmentId"], graph.DanglingReferences.Select(reference => reference.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal(LineageNodeState.Outside, graph.Node(AssetId.Parse("azureml://registries/elsewhere/components/c/versions/1")).State);
        Assert.Equal(LineageNodeState.Missing, graph.Node(TestEstate.Id("environments/gone/versions/1")).State);
    }

    [Fact]
    public void LetterCase_OneAssetCanBeMeant_IsForgivenAndTold()
    {
        LineageGraph graph = Build(new TestEstate().Add("models/Credit/versions/1").Add("onlineEndpoints/e/deployments/d", """{"model":"azureml:credit:1"}"""));

        Assert.Equal(LineageInference.LetterCase, Edge(graph, "Credit:1", "d").Provenance.Inference);
    }

    [Fact]
    public void Image_InARegistryOfTheEstate_IsStoredThere()
    {
        LineageGraph graph = Build(new TestEstate()
            .Add("/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acr", """{"loginServer":"acr.azurecr.io"}""")
            .Add("environments/env/versions/1", """{"image":"ACR.azurecr.io/team/image:1"}"""));

        Assert.Equal(LineageRole.Stores, Edge(graph, "acr", "acr.azurecr.io/team/image:1").Role);
        Assert.Equal(["env:1"], graph.Impact(graph.AllEdges.First(edge => edge.Role == LineageRole.BuildsFrom).Upstream.Id).Select(node => node.DisplayName));
    }

    [Fact]
    public void Build_SameSnapshot_GivesTheSameGraph()
    {
        EstateSnapshot snapshot = new TestEstate().Datastore("lake", "a", "c").Add("jobs/j", """{"outputs":{"o":{"uri":"azureml://datastores/lake/paths/p"}}}""").Build();

        Assert.Equal(
            LineageGraphBuilder.Build(snapshot).AllEdges.Select(edge => edge.ToString()),
            LineageGraphBuilder.Build(snapshot).AllEdges.Select(edge => edge.ToString()));
    }
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class KnownTrainingDataRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2001");

    private static EstateBuilder Serving(string model, Action<WorkspaceBuilder> make) => new EstateBuilder().Workspace("prod", w =>
    {
        make(w);
        w.OnlineEndpoint("score").OnlineDeployment("score", "blue", model);
    });

    [Fact]
    public void Endpoint_ServingAnUploadedModel_Violates()
    {
        EstateBuilder estate = Serving("azureml:risk:1", w => w.Model("risk", "1", build: m =>
            m.Set("/properties/modelUri", "azureml://datastores/workspaceblobstore/paths/LocalUpload/risk/")));
        Finding finding = _verify.Violates(estate, "score");
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Equal("/properties/jobName", evidence.Pointer);
        Assert.Equal(2, evidence.Path?.Edges.Length);
    }

    [Fact]
    public void Endpoint_WhoseJobReadsADataAsset_Complies() => _verify.Complies(
        Serving("azureml:risk:1", w => w
            .Data("loans", "1", "azureml://datastores/lake/paths/loans/")
            .Job("train", j => j.Input("data", "azureml:loans:1"))
            .Model("risk", "1", "train")),
        "score");

    [Fact]
    public void Endpoint_WhoseJobReadsAPath_Complies() => _verify.Complies(
        Serving("azureml:risk:1", w => w.Job("train", j => j.Input("data", "abfss://raw@lake.dfs.core.windows.net/loans/")).Model("risk", "1", "train")), "score");

    [Fact]
    public void Endpoint_WhoseModelNamesItsDatasets_Complies() => _verify.Complies(
        Serving("azureml:risk:1", w => w
            .Data("loans", "1", "azureml://datastores/lake/paths/loans/")
            .Model("risk", "1", build: m => m.SetJson("/properties/datasets", """[{"name":"training","id":"azureml:loans:1"}]"""))),
        "score");

    [Fact]
    public void Endpoint_WhoseJobReadsNothing_Violates() =>
        _verify.Violates(Serving("azureml:risk:1", w => w.Job("train").Model("risk", "1", "train")), "score");

    [Fact]
    public void Endpoint_OfWhichOneDeploymentIsUntraceable_Violates() => _verify.Violates(
        new EstateBuilder().Workspace("prod", w => w
            .Job("train", j => j.Input("data", "azureml://datastores/lake/paths/loans/"))
            .Model("risk", "1", "train")
            .Model("risk", "2")
            .OnlineEndpoint("score")
            .OnlineDeployment("score", "blue", "azureml:risk:1")
            .OnlineDeployment("score", "green", "azureml:risk:2")),
        "score");

    [Fact]
    public void BatchEndpoint_ServingAnUploadedModel_Violates() => _verify.Violates(
        new EstateBuilder().Workspace("prod", w => w.Model("risk", "1").BatchEndpoint("nightly").BatchDeployment("nightly", "main", "azureml:risk:1")), "nightly");

    [Fact]
    public void Endpoint_ServingAModelOfAnUnreadRegistry_IsUnknown() =>
        _verify.IsUnknown(Serving("azureml://registries/elsewhere/models/base/versions/1", _ => { }), "score");

    [Fact]
    public void Endpoint_WhoseJobWasDeleted_IsUnknown() => _verify.IsUnknown(Serving("azureml:risk:1", w => w.Model("risk", "1", "gone")), "score");

    [Fact]
    public void Endpoint_WhenJobsCouldNotBeRead_IsUnknown() => _verify.IsUnknown(
        Serving("azureml:risk:1", w => w.Model("risk", "1")).Unreadable(AssetKinds.Job, EstateBuilder.WorkspaceId("prod")), "score");

    [Fact]
    public void Endpoint_WhosePipelineTellsNoSteps_IsUnknown() => _verify.IsUnknown(
        Serving("azureml:risk:1", w => w.Job("pipe", j => j.Set("/properties/jobType", "Pipeline")).Model("risk", "1", "pipe")), "score");

    [Fact]
    public void Endpoint_WithoutDeployments_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("prod", w => w.OnlineEndpoint("score")), "score");

    [Fact]
    public void Endpoint_WhoseDeploymentsCouldNotBeRead_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("prod", w => w.OnlineEndpoint("score")).Unreadable(AssetKinds.OnlineDeployment), "score");
}

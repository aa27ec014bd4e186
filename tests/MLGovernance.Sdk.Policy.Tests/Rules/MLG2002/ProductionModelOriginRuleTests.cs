using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ProductionModelOriginRuleTests
{
    private const string SharedModel = "azureml://registries/shared/models/risk/versions/3";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2002");

    private static EstateBuilder Promoted(string stageOfOrigin) => new EstateBuilder()
        .Workspace("origin", w => w.Tag("environment", stageOfOrigin).Job("train").Model("risk", "3", "train"))
        .Registry("shared", r => r.Model("risk", "3"))
        .Workspace("prod", w => w.Tag("environment", "prod").OnlineEndpoint("score").OnlineDeployment("score", "blue", SharedModel));

    [Fact]
    public void ProductionDeployment_OfAModelPromotedFromDevelopment_ViolatesWithThePath()
    {
        Finding finding = _verify.Violates(Promoted("dev"), "deployments/blue");
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Equal("/tags/environment", evidence.Pointer);
        Assert.Equal("dev", evidence.Actual);
        Assert.Equal(["train", "risk:3", "risk:3", "blue"], evidence.Path?.Nodes.Select(node => node.DisplayName));
    }

    [Fact]
    public void ProductionDeployment_OfAModelFromProduction_Complies() => _verify.Complies(Promoted("prod"), "deployments/blue");

    [Fact]
    public void DevelopmentDeployment_IsNotSpokenOf() => _verify.DoesNotApply(
        new EstateBuilder().Workspace("dev", w => w.Tag("environment", "dev").Job("t").Model("m", "1", "t").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:m:1")),
        "deployments/blue");

    [Fact]
    public void Deployment_WhoseEndpointTagGoesBeforeTheWorkspaces_IsJudgedByIt() => _verify.Violates(
        new EstateBuilder().Workspace("dev", w => w
            .Tag("environment", "dev").Job("t").Model("m", "1", "t")
            .OnlineEndpoint("e", e => e.Tag("environment", "production"))
            .OnlineDeployment("e", "blue", "azureml:m:1")),
        "deployments/blue");

    [Fact]
    public void DataJobOfDevelopment_UpstreamOfAProductionJob_DoesNotCount() => _verify.Complies(
        new EstateBuilder()
            .Workspace("dev", w => w.Tag("environment", "dev").Job("prep", j => j.Output("out", "abfss://lake@acct.dfs.core.windows.net/clean/")))
            .Workspace("prod", w => w
                .Tag("environment", "prod")
                .Job("train", j => j.Input("in", "abfss://lake@acct.dfs.core.windows.net/clean/"))
                .Model("m", "1", "train").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:m:1")),
        "deployments/blue");

    [Fact]
    public void ProductionDeployment_OfARegistryModelWithoutOrigin_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder()
            .Registry("shared", r => r.Model("risk", "3"))
            .Workspace("prod", w => w.Tag("environment", "prod").OnlineEndpoint("score").OnlineDeployment("score", "blue", SharedModel)),
        "deployments/blue");

    [Fact]
    public void Parameters_TellWhichValuesMean()
    {
        PolicyRuleVerifier verify = _verify.With("developmentValues", "lab").With("productionValues", "prod");
        verify.Violates(Promoted("lab"), "deployments/blue");
        verify.Complies(Promoted("dev"), "deployments/blue");
    }

    [Fact]
    public void Deployment_WhoseWorkspaceCouldNotBeRead_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Json($$$"""{"id":"{{{EstateBuilder.WorkspaceId("x")}}}/onlineEndpoints/e/deployments/blue","properties":{"model":"azureml:m:1"}}"""), "deployments/blue");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ApprovedModelRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5005");

    private static EstateBuilder Serving(string stage, string? approver) => new EstateBuilder().Workspace("w", w => w
        .Tag("environment", stage)
        .Model("risk", "1", build: m =>
        {
            if (approver is not null)
            {
                m.Tag("approvedBy", approver);
            }
        })
        .OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1"));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void ProductionDeployment_OfAnUnapprovedModel_Violates(string? approver) =>
        Assert.Equal("/properties/tags/approvedBy", Assert.Single(_verify.Violates(Serving("prod", approver), "deployments/blue").Evidence).Pointer);

    [Fact]
    public void ProductionDeployment_OfAnApprovedModel_Complies() => _verify.Complies(Serving("prod", "model-risk"), "deployments/blue");

    [Fact]
    public void ProductionDeployment_OfACopyOfAnApprovedModel_Complies() => _verify.Complies(
        new EstateBuilder()
            .Workspace("origin", w => w.Model("risk", "1", build: m => m.Tag("approvedBy", "model-risk")))
            .Registry("shared", r => r.Model("risk", "1"))
            .Workspace("w", w => w.Tag("environment", "prod").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml://registries/shared/models/risk/versions/1")),
        "deployments/blue");

    [Fact]
    public void ProductionDeployment_OfAnUnreadModel_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.Tag("environment", "prod").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml://registries/elsewhere/models/m/versions/1")),
        "deployments/blue");

    [Fact]
    public void DevelopmentDeployment_IsNotSpokenOf() => _verify.DoesNotApply(Serving("dev", null), "deployments/blue");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class SelfRebuildingEnvironmentRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5004");

    private static EstateBuilder Serving(string? rebuild) => new EstateBuilder().Workspace("w", w => w
        .Environment("serve", "1", null, e => e.Set("/properties/autoRebuild", rebuild))
        .OnlineEndpoint("e").OnlineDeployment("e", "blue", null, "azureml:serve:1"));

    [Fact]
    public void Deployment_InAnEnvironmentThatFollowsItsBase_Violates() =>
        Assert.Equal("OnBaseImageUpdate", Assert.Single(_verify.Violates(Serving("OnBaseImageUpdate"), "deployments/blue").Evidence).Actual);

    [Theory]
    [InlineData("Disabled")]
    [InlineData(null)]
    public void Deployment_InAnEnvironmentThatStays_Complies(string? rebuild) => _verify.Complies(Serving(rebuild), "deployments/blue");

    [Fact]
    public void Deployment_InAnUnreadEnvironment_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null, "azureml://registries/azureml/environments/s/versions/3")), "deployments/blue");

    [Fact]
    public void Deployment_WithoutEnvironment_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null)), "deployments/blue");
}

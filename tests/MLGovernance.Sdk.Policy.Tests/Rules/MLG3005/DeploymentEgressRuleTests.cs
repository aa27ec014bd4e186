using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class DeploymentEgressRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG3005");

    private static EstateBuilder Deployment(string? egress, string? isolation) => new EstateBuilder().Workspace("w", w => w
        .Set("/properties/managedNetwork/isolationMode", isolation)
        .OnlineEndpoint("e")
        .OnlineDeployment("e", "blue", null, build: d => d.Set("/properties/egressPublicNetworkAccess", egress)));

    [Theory]
    [InlineData("Enabled", null)]
    [InlineData(null, null)]
    [InlineData("Disabled", "AllowInternetOutbound")]
    public void Deployment_ThatMayCallAnywhere_Violates(string? egress, string? isolation) => _verify.Violates(Deployment(egress, isolation), "deployments/blue");

    [Theory]
    [InlineData("Disabled", null)]
    [InlineData("Enabled", "AllowOnlyApprovedOutbound")]
    public void Deployment_ThatIsHeldBack_Complies(string? egress, string? isolation) => _verify.Complies(Deployment(egress, isolation), "deployments/blue");

    [Fact]
    public void Deployment_WhoseWorkspaceCouldNotBeRead_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Json($$"""{"id":"{{EstateBuilder.WorkspaceId("x")}}/onlineEndpoints/e/deployments/blue","properties":{} }"""), "deployments/blue");

    [Fact]
    public void DeploymentOnKubernetes_IsNotSpokenOf() => _verify.DoesNotApply(
        new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null, build: d => d.Set("/properties/endpointComputeType", "Kubernetes"))), "deployments/blue");
}

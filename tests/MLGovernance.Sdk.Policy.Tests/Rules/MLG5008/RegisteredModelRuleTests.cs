using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class RegisteredModelRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5008");

    private static EstateBuilder Serving(string model) => new EstateBuilder().Workspace("w", w => w
        .Datastore("store", "acct", "data").Job("train").Model("risk", "1").OnlineEndpoint("e").OnlineDeployment("e", "blue", model));

    [Fact]
    public void Deployment_OfFilesInAPath_Violates() =>
        Assert.Equal("/properties/model", Assert.Single(_verify.Violates(Serving("azureml://datastores/store/paths/models/risk/"), "deployments/blue").Evidence).Pointer);

    [Fact]
    public void Deployment_OfAJobsOutput_Violates() => _verify.Violates(Serving("azureml://jobs/train/outputs/model"), "deployments/blue");

    [Fact]
    public void Deployment_OfARegisteredVersion_Complies() => _verify.Complies(Serving("azureml:risk:1"), "deployments/blue");

    [Fact]
    public void Deployment_WithoutModel_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null)), "deployments/blue");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class RetiredModelRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5006");

    private static EstateBuilder Serving(bool archived) => new EstateBuilder().Workspace("w", w => w
        .Model("risk", "1", build: m => m.Set("/properties/isArchived", archived))
        .OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1"));

    [Fact]
    public void Deployment_OfAnArchivedModel_Violates() => _verify.Violates(Serving(archived: true), "deployments/blue");

    [Fact]
    public void Deployment_OfAVersionOfAnArchivedModel_Violates() => _verify.Violates(
        Serving(archived: false).Json($$$"""{"id":"{{{EstateBuilder.WorkspaceId("w")}}}/models/risk","properties":{"isArchived":true} }"""), "deployments/blue");

    [Fact]
    public void Deployment_OfACurrentModel_Complies() => _verify.Complies(Serving(archived: false), "deployments/blue");

    [Fact]
    public void Deployment_OfAnUnreadModel_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml://registries/elsewhere/models/m/versions/1")), "deployments/blue");

    [Fact]
    public void Deployment_WithoutModel_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null)), "deployments/blue");
}

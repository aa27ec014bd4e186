using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class RebuiltEnvironmentRuleTests
{
    private const string Pinned = "mcr.microsoft.com/azureml/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5010");

    private static EstateBuilder Serving(string? built, string? approved, string image = Pinned) => new EstateBuilder().Workspace("w", w => w
        .Environment("serve", "1", image, e => e.Set("/systemData/lastModifiedAt", built).Set("/systemData/createdAt", built))
        .Model("risk", "1", null, model => model.Tag("approvedAt", approved ?? "none"))
        .OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1", "azureml:serve:1"));

    [Fact]
    public void Environment_BuiltAfterTheApproval_Violates() =>
        Assert.Equal("/systemData/lastModifiedAt", Assert.Single(_verify.Violates(Serving("2026-05-20T00:00:00Z", "2026-05-01"), "deployments/blue").Evidence).Pointer);

    [Fact]
    public void Environment_BuiltBefore_Complies() => _verify.Complies(Serving("2026-04-20T00:00:00Z", "2026-05-01"), "deployments/blue");

    [Fact]
    public void Image_BehindATag_IsUnknown() => _verify.IsUnknown(Serving("2026-04-20T00:00:00Z", "2026-05-01", "mcr.microsoft.com/azureml/base:7"), "deployments/blue");

    [Fact]
    public void Environment_WithoutATime_IsUnknown() => _verify.IsUnknown(Serving(null, "2026-05-01"), "deployments/blue");

    [Fact]
    public void Deployment_WithoutATimeOfApproval_IsNotSpokenOf() => _verify.DoesNotApply(Serving("2026-05-20T00:00:00Z", null), "deployments/blue");
}

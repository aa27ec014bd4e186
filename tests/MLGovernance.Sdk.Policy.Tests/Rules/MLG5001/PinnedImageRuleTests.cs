using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class PinnedImageRuleTests
{
    private const string Digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5001");

    private static EstateBuilder Serving(string? image, Action<ResourceBuilder>? environment = null, Action<ResourceBuilder>? endpoint = null) =>
        new EstateBuilder().Workspace("prod", w => w
            .Environment("serve", "1", image, environment)
            .OnlineEndpoint("score", endpoint)
            .OnlineDeployment("score", "blue", null, "azureml:serve:1"));

    [Theory]
    [InlineData("acr.azurecr.io/serve:2026.07")]
    [InlineData("acr.azurecr.io/serve")]
    [InlineData("mcr.microsoft.com/azureml/base:latest")]
    public void Deployment_OfAnImageByTag_Violates(string image)
    {
        Finding finding = _verify.Violates(Serving(image), "deployments/blue");
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Equal(image, evidence.Actual);
        Assert.NotNull(evidence.Path);
    }

    [Fact]
    public void Deployment_OfAnImageByDigest_Complies() => _verify.Complies(Serving("acr.azurecr.io/serve" + Digest), "deployments/blue");

    [Fact]
    public void BatchDeployment_OfAnImageByTag_Violates() => _verify.Violates(
        new EstateBuilder().Workspace("w", w => w.Environment("serve", "1", "acr.azurecr.io/serve:1").BatchEndpoint("b").BatchDeployment("b", "main", "azureml:m:1", "azureml:serve:1")),
        "deployments/main");

    [Fact]
    public void Deployment_WithoutTraffic_IsNotSpokenOf() =>
        _verify.DoesNotApply(Serving("acr.azurecr.io/serve:1", endpoint: e => e.Set("/properties/traffic/blue", 0)), "deployments/blue");

    [Fact]
    public void Deployment_WithMirroredTraffic_IsJudged() =>
        _verify.Violates(Serving("acr.azurecr.io/serve:1", endpoint: e => e.Set("/properties/traffic/blue", 0).Set("/properties/mirrorTraffic/blue", 10)), "deployments/blue");

    [Fact]
    public void Deployment_OfABuiltEnvironment_IsUnknown() =>
        _verify.IsUnknown(Serving(null, e => e.Set("/properties/build/dockerfilePath", "Dockerfile")), "deployments/blue");

    [Fact]
    public void Deployment_OfAnEnvironmentOfAnUnreadRegistry_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null, "azureml://registries/azureml/environments/sklearn/versions/3")),
        "deployments/blue");

    [Fact]
    public void Deployment_WithoutEnvironment_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null)), "deployments/blue");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class EndpointKeyAuthenticationRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG3002");

    private static EstateBuilder With(string? mode) => new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e", e => e.Set("/properties/authMode", mode)));

    [Fact]
    public void Endpoint_ByKey_Violates()
    {
        Finding finding = _verify.Violates(With("Key"), "e");
        Assert.Equal("/properties/authMode", Assert.Single(finding.Evidence).Pointer);
        Assert.Contains("az ml online-endpoint update --name e --workspace-name w", finding.Fix?.AzureCli, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AADToken")]
    [InlineData("AMLToken")]
    [InlineData("aadtoken")]
    public void Endpoint_ByToken_Complies(string mode) => _verify.Complies(With(mode), "e");

    [Fact]
    public void ServerlessEndpoint_ByKey_Violates() => _verify.Violates(
        new EstateBuilder().Workspace("w", w => w.TrackedChild("serverlessEndpoints/s", e => e.Set("/properties/authMode", "Key"))), "s");

    [Fact]
    public void Endpoint_ByTheServicesToken_WhereOnlyEntraIsAllowed_IsUnknown() =>
        _verify.With("tokenModes", "AADToken").IsUnknown(With("AMLToken"), "e");

    [Theory]
    [InlineData(null)]
    [InlineData("MutualTls")]
    public void Endpoint_WithoutAModeWeKnow_IsUnknown(string? mode) => _verify.IsUnknown(With(mode), "e");

    [Fact]
    public void Deployment_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null)), "deployments/blue");
}

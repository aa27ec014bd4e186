using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class OwnerTagRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG1001");

    [Fact]
    public void Workspace_WithoutOwner_Violates()
    {
        Finding finding = _verify.Violates(new EstateBuilder().Workspace("lab"), "lab");
        Assert.Equal("/tags/owner", Assert.Single(finding.Evidence).Pointer);
        Assert.Contains("az tag update --operation Merge", finding.Fix?.AzureCli, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_WithBlankOwner_Violates() =>
        _verify.Violates(new EstateBuilder().Workspace("lab", w => w.OnlineEndpoint("score", e => e.Tag("owner", " "))), "score");

    [Fact]
    public void Registry_WithOwnerInOtherLetterCase_Complies() =>
        _verify.Complies(new EstateBuilder().Registry("models", r => r.Tag("Owner", "platform")), "models");

    [Fact]
    public void BatchEndpoint_WithTagNamedByParameter_Complies()
    {
        EstateBuilder estate = new EstateBuilder().Workspace("lab", w => w.BatchEndpoint("nightly", e => e.Tag("team", "credit")));
        _verify.With("ownerTags", "team").Complies(estate, "nightly");
        _verify.Violates(estate, "nightly");
    }

    [Fact]
    public void Model_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("lab", w => w.Model("risk", "1")), "risk:1");

    [Fact]
    public void Workspace_WhoseEndpointsCouldNotBeRead_IsStillJudged() =>
        _verify.Violates(new EstateBuilder().Workspace("lab").Unreadable(AssetKinds.OnlineEndpoint), "lab");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class WorkspacePublicAccessRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG3001");

    private static EstateBuilder With(string? access) => new EstateBuilder().Workspace("w", w => w.Set("/properties/publicNetworkAccess", access));

    [Fact]
    public void Workspace_ThatIsPublic_Violates()
    {
        Finding finding = _verify.Violates(With("Enabled"), "w");
        Assert.Equal("Enabled", finding.Evidence[0].Actual);
        Assert.Equal("""{"properties":{"publicNetworkAccess":"Disabled"}}""", finding.Fix?.ArmPatch);
    }

    [Fact]
    public void OldWorkspace_WithoutTheSetting_Violates() => Assert.Null(_verify.Violates(With(null), "w").Evidence[0].Actual);

    [Theory]
    [InlineData("Disabled")]
    [InlineData("disabled")]
    public void Workspace_ThatRefusesTheInternet_Complies(string access) => _verify.Complies(With(access), "w");

    [Fact]
    public void Workspace_WithAValueOfTomorrow_IsUnknown() => _verify.IsUnknown(With("SecuredByPerimeter"), "w");

    [Fact]
    public void Workspace_ReadWithoutProperties_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Json($$"""{"id":"{{EstateBuilder.WorkspaceId("w")}}"}"""), "workspaces/w");

    [Fact]
    public void Registry_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Registry("r"), "r");
}

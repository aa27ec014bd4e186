using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class CustomRoleSecretsRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4201");

    private static EstateBuilder Role(string type, string actions, string notActions = "[]") => new EstateBuilder().Resource(
        "/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/r1",
        role => role.Set("/properties/roleName", "Mine").Set("/properties/type", type)
            .SetJson("/properties/permissions", $$"""[{"actions":{{actions}},"notActions":{{notActions}}}]"""));

    [Theory]
    [InlineData("""["*/read"]""")]
    [InlineData("""["Microsoft.Authorization/*"]""")]
    [InlineData("""["Microsoft.MachineLearningServices/workspaces/datastores/*"]""")]
    public void CustomRole_CoveringASecretOrAGrant_Violates(string actions) => Assert.NotEmpty(_verify.Violates(Role("CustomRole", actions), "r1").Evidence);

    [Fact]
    public void CustomRole_WithTheSecretTakenAway_Complies() => _verify.Complies(
        Role("CustomRole", """["Microsoft.MachineLearningServices/workspaces/datastores/*"]""", """["Microsoft.MachineLearningServices/workspaces/datastores/listsecrets/action"]"""), "r1");

    [Fact]
    public void BuiltInRole_IsNotSpokenOf() => _verify.DoesNotApply(Role("BuiltInRole", """["*"]"""), "r1");
}

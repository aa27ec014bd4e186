using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class StaleAssignmentRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4203");

    private static EstateBuilder Assignment(string? type, string? end = null) => new EstateBuilder().Resource(
        "/subscriptions/s1/providers/Microsoft.Authorization/roleAssignments/a1",
        assignment =>
        {
            assignment.Set("/properties/principalId", "u1").Set("/properties/scope", "/subscriptions/s1").Set("/properties/roleDefinitionId", "r");
            if (type is not null)
            {
                assignment.Set("/properties/principalType", type);
            }

            if (end is not null)
            {
                assignment.Set("/properties/endDateTime", end);
            }
        });

    [Fact]
    public void DeletedPrincipal_Violates() => Assert.Equal("Unknown", Assert.Single(_verify.Violates(Assignment("Unknown"), "a1").Evidence).Actual);

    [Fact]
    public void EndInThePast_Violates() => _verify.Violates(Assignment("User", "2001-01-01T00:00:00Z"), "a1");

    [Fact]
    public void LivingPrincipal_Complies() => _verify.Complies(Assignment("User", "2999-01-01T00:00:00Z"), "a1");

    [Fact]
    public void NoType_IsUnknown() => _verify.IsUnknown(Assignment(null), "a1");
}

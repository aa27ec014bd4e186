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

    private static EstateBuilder Entry(string collection, string pointer, bool value) => Assignment(collection == "users" ? "User" : "Group", "2999-01-01T00:00:00Z")
        .Resource($"/providers/Microsoft.Graph/{collection}/u1", entry => entry.Set(pointer, value));

    [Fact]
    public void LivingPrincipal_Complies() => _verify.Complies(Entry("users", "/properties/accountEnabled", true), "a1");

    [Fact]
    public void PrincipalNotInTheDirectory_Violates() => _verify.Violates(Entry("users", "/properties/isDeleted", true), "a1");

    [Fact]
    public void DisabledPrincipal_Violates() =>
        Assert.Contains("is disabled", _verify.Violates(Entry("users", "/properties/accountEnabled", false), "a1").Message, StringComparison.Ordinal);

    [Fact]
    public void GroupWhoseMembersWereNotRead_IsUnknown() => _verify.IsUnknown(Entry("groups", "/properties/isComplete", false), "a1");

    [Fact]
    public void DirectoryNotRead_IsUnknown() => _verify.IsUnknown(Assignment("User"), "a1");

    [Fact]
    public void NoType_IsUnknown() => _verify.IsUnknown(Assignment(null), "a1");
}

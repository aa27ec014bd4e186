using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class BroadAssignmentRuleTests
{
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4209");

    private static EstateBuilder Assignment(string scope, string role, string? end = null) => new EstateBuilder().Resource(
        $"{scope}/providers/Microsoft.Authorization/roleAssignments/a1",
        assignment =>
        {
            assignment.Set("/properties/principalId", "u1").Set("/properties/principalType", "User").Set("/properties/scope", scope)
                .Set("/properties/roleDefinitionId", $"/providers/Microsoft.Authorization/roleDefinitions/{role}");
            if (end is not null)
            {
                assignment.Set("/properties/endDateTime", end);
            }
        });

    [Theory]
    [InlineData("/subscriptions/s1")]
    [InlineData("/providers/Microsoft.Management/managementGroups/mg")]
    public void Contributor_OnWideScope_Violates(string scope) => Assert.Equal(scope, Assert.Single(_verify.Violates(Assignment(scope, Contributor), "a1").Evidence).Actual);

    [Fact]
    public void Reader_OnSubscription_Complies() => _verify.Complies(Assignment("/subscriptions/s1", Reader), "a1");

    [Fact]
    public void UnknownRole_OnSubscription_IsUnknown() => _verify.IsUnknown(Assignment("/subscriptions/s1", "11111111-0000-0000-0000-000000000000"), "a1");

    [Fact]
    public void Contributor_OnGroupOrForATime_IsNotSpokenOf()
    {
        _verify.DoesNotApply(Assignment("/subscriptions/s1/resourceGroups/rg", Contributor), "a1");
        _verify.DoesNotApply(Assignment("/subscriptions/s1", Contributor, "2026-06-01T08:00:00Z"), "a1");
    }
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class PrivilegedScopeRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4202");

    private static EstateBuilder Owners(int count, string scope = "/subscriptions/s1", string role = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635")
    {
        EstateBuilder estate = new();
        for (int i = 0; i < count; i++)
        {
            string principal = $"u{i}";
            estate.Resource($"{scope}/providers/Microsoft.Authorization/roleAssignments/a{i}", assignment => assignment
                .Set("/properties/principalId", principal).Set("/properties/principalType", "User").Set("/properties/scope", scope)
                .Set("/properties/roleDefinitionId", $"/providers/Microsoft.Authorization/roleDefinitions/{role}"));
        }

        return estate;
    }

    [Fact]
    public void Subscription_WithFourOwners_Violates() => Assert.Equal("4", Assert.Single(_verify.Violates(Owners(4), "a0").Evidence).Actual);

    [Fact]
    public void Subscription_WithThreeOwners_Complies() => _verify.Complies(Owners(3), "a0");

    [Fact]
    public void Subscription_WithFourOwnersAllowed_Complies() => _verify.With("maxOwners", "4").Complies(Owners(4), "a0");

    [Fact]
    public void Contributors_AreNotSpokenOf() => _verify.DoesNotApply(Owners(4, role: "b24988ac-6180-42a0-ab88-20f7382dd24c"), "a0");

    [Fact]
    public void ResourceGroup_IsNotSpokenOf() => _verify.DoesNotApply(Owners(4, "/subscriptions/s1/resourceGroups/rg"), "a0");
}

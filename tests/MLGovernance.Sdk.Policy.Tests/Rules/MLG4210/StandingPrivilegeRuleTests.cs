using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class StandingPrivilegeRuleTests
{
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string Scope = "/subscriptions/s1";

    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4210");

    private static EstateBuilder Held(string role = Owner, string type = "Assigned", string? until = null, bool withAssignment = true)
    {
        EstateBuilder estate = new();
        if (withAssignment)
        {
            estate.Resource($"{Scope}/providers/Microsoft.Authorization/roleAssignments/a0", assignment => Describe(assignment, role));
        }

        return estate.Resource($"{Scope}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances/i0", schedule =>
        {
            Describe(schedule, role).Set("/properties/assignmentType", type);
            if (until is not null)
            {
                schedule.Set("/properties/endDateTime", until);
            }
        });
    }

    private static ResourceBuilder Describe(ResourceBuilder resource, string role) => resource
        .Set("/properties/principalId", "u0").Set("/properties/principalType", "User").Set("/properties/scope", Scope)
        .Set("/properties/roleDefinitionId", $"/providers/Microsoft.Authorization/roleDefinitions/{role}");

    [Fact]
    public void OwnerForEver_Violates() => _verify.Violates(Held(), "i0");

    [Fact]
    public void OwnerWithAnEnd_Complies() => _verify.Complies(Held(until: "2027-01-01T00:00:00Z"), "i0");

    [Fact]
    public void OwnerForEmergencies_Complies() => _verify.With("emergencyPrincipals", "U0").Complies(Held(), "i0");

    [Fact]
    public void ActivatedOwner_IsNotSpokenOf() => _verify.DoesNotApply(Held(type: "Activated", until: "2026-11-23T12:00:00Z"), "i0");

    [Fact]
    public void Contributor_IsNotSpokenOf() => _verify.DoesNotApply(Held(Contributor), "i0");

    [Fact]
    public void ScheduleWithoutItsAssignment_IsUnknown() => _verify.IsUnknown(Held(withAssignment: false), "i0");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class WorkspaceAdministratorsRuleTests
{
    private const string Workspace = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string DataScientist = "f6c7c914-8db3-469d-8ca1-694a8f32e121";

    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4211");

    private static EstateBuilder Assigned(int count, string role = Contributor, string type = "User", string scope = Workspace)
    {
        EstateBuilder estate = new EstateBuilder().Resource(Workspace, _ => { });
        for (int i = 0; i < count; i++)
        {
            string principal = $"u{i}";
            estate.Resource($"{scope}/providers/Microsoft.Authorization/roleAssignments/a{i}", assignment => assignment
                .Set("/properties/principalId", principal).Set("/properties/principalType", type).Set("/properties/scope", scope)
                .Set("/properties/roleDefinitionId", $"/providers/Microsoft.Authorization/roleDefinitions/{role}"));
        }

        return estate;
    }

    [Fact]
    public void FourContributors_Violate() => Assert.Equal("u0, u1, u2, u3", Assert.Single(_verify.Violates(Assigned(4), "ws").Evidence).Actual);

    [Fact]
    public void ThreeContributors_Comply() => _verify.Complies(Assigned(3), "ws");

    [Fact]
    public void FourContributorsAllowed_Comply() => _verify.With("maxAdministrators", "4").Complies(Assigned(4), "ws");

    [Fact]
    public void FourDataScientists_Comply() => _verify.Complies(Assigned(4, DataScientist), "ws");

    [Fact]
    public void FourGroups_Comply() => _verify.Complies(Assigned(4, type: "Group"), "ws");

    [Fact]
    public void FourContributorsOfTheGroupAbove_Comply() => _verify.Complies(Assigned(4, scope: "/subscriptions/s1/resourceGroups/rg"), "ws");

    [Fact]
    public void NoAssignmentsRead_IsUnknown() => _verify.IsUnknown(new EstateBuilder().Resource(Workspace, _ => { }), "ws");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class DatastoreSecretReadersRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4206");

    private const string DataScientist = "/providers/Microsoft.Authorization/roleDefinitions/f6c7c914-8db3-469d-8ca1-694a8f32e121";
    private const string Compute = "/providers/Microsoft.Authorization/roleDefinitions/e503ece1-11d0-4e8e-8e2c-7a6c3bf38815";

    private static EstateBuilder Store(string credentials, int members, string role = DataScientist)
    {
        EstateBuilder estate = new EstateBuilder().Workspace("w", w => w.Datastore("lake", "acct", "data", credentials));
        if (members > 0)
        {
            estate.Resource("/providers/Microsoft.Authorization/roleAssignments/a1", assignment => assignment
                .Set("/properties/principalId", "g1").Set("/properties/principalType", "Group").Set("/properties/scope", "/").Set("/properties/roleDefinitionId", role));
            estate.Resource("/providers/Microsoft.Graph/groups/g1", group =>
                group.SetJson("/properties/members", $"[{string.Join(',', Enumerable.Range(0, members).Select(i => $"\"u{i}\""))}]"));
        }

        return estate;
    }

    [Fact]
    public void Key_ListedByFiveScientists_ViolatesAndNamesThem()
    {
        Finding finding = _verify.Violates(Store("AccountKey", 5), "lake");
        Assert.Contains("5 principals", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("u0 by AzureML Data Scientist", finding.Evidence[0].Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_ListedByNobody_Complies() => _verify.Complies(Store("AccountKey", 5, Compute), "lake");

    [Fact]
    public void Key_WithoutAnyAssignmentRead_IsUnknown() => _verify.IsUnknown(Store("AccountKey", 0), "lake");

    [Fact]
    public void Identity_IsNotSpokenOf() => _verify.DoesNotApply(Store("None", 5), "lake");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class LostTrainingDataRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2004");

    private static EstateBuilder Served(Action<WorkspaceBuilder> data) => new EstateBuilder().Workspace("w", w =>
    {
        data(w);
        w.Job("train", j => j.Input("data", "azureml:loans:1")).Model("risk", "1", "train").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1");
    });

    private static void Data(WorkspaceBuilder w, bool archived) =>
        w.Data("loans", "1", "azureml://datastores/lake/paths/loans/", d => d.Set("/properties/isArchived", archived));

    [Fact]
    public void ServedModel_OfDeletedData_Violates() => Assert.Contains("deleted", _verify.Violates(Served(_ => { }), "risk:1").Message, StringComparison.Ordinal);

    [Fact]
    public void ServedModel_OfArchivedData_Violates() =>
        Assert.Equal("/properties/isArchived", Assert.Single(_verify.Violates(Served(w => Data(w, archived: true)), "risk:1").Evidence).Pointer);

    [Fact]
    public void ServedModel_OfDataThatIsThere_Complies() => _verify.Complies(Served(w => Data(w, archived: false)), "risk:1");

    [Fact]
    public void ServedModel_WhenDataCouldNotBeRead_IsUnknown() =>
        _verify.IsUnknown(Served(_ => { }).Unreadable(AssetKinds.DataVersion, EstateBuilder.WorkspaceId("w")), "risk:1");

    [Fact]
    public void Model_ThatNobodyServes_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Model("risk", "1")), "risk:1");
}

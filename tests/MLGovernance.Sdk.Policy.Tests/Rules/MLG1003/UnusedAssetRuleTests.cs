using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class UnusedAssetRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG1003");

    private static EstateBuilder Data(int ageInDays, Action<WorkspaceBuilder>? more = null, Action<ResourceBuilder>? data = null) => new EstateBuilder().Workspace("w", w =>
    {
        w.Data("old", "1", "azureml://datastores/lake/paths/old/", d =>
        {
            d.CreatedAt(EstateBuilder.TakenAt.AddDays(-ageInDays));
            data?.Invoke(d);
        });
        more?.Invoke(w);
    });

    [Fact]
    public void OldVersion_ThatNothingUses_Violates() =>
        Assert.StartsWith("az ml data archive --name old --version 1", _verify.Violates(Data(200), "old:1").Fix?.AzureCli, StringComparison.Ordinal);

    [Fact]
    public void OldVersion_ThatAJobReads_Complies() => _verify.Complies(Data(200, w => w.Job("j", j => j.Input("in", "azureml:old:1"))), "old:1");

    [Fact]
    public void YoungVersion_Complies()
    {
        _verify.Complies(Data(20), "old:1");
        _verify.With("minimumAgeInDays", "10").Violates(Data(20), "old:1");
    }

    [Fact]
    public void OldVersion_WhenJobsCouldNotBeRead_IsUnknown() => _verify.IsUnknown(Data(200).Unreadable(AssetKinds.Job), "old:1");

    [Fact]
    public void ArchivedVersion_IsNotSpokenOf() => _verify.DoesNotApply(Data(200, data: d => d.Set("/properties/isArchived", true)), "old:1");

    [Fact]
    public void WithoutAssignment_ItIsOff() =>
        Assert.DoesNotContain(new PolicyEvaluator(PolicySet.BuiltIn).Evaluate(Data(200).BuildGraph()).Findings, finding => finding.Policy.Id == "MLG1003");
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ChangedTrainingDataRuleTests
{
    private const string Path = "abfss://lake@acct.dfs.core.windows.net/loans/";
    private static readonly DateTimeOffset Trained = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2005");

    private static EstateBuilder Served(int daysAfterTraining) => new EstateBuilder().Workspace("w", w => w
        .Job("prepare", j => j.Output("out", Path).CreatedAt(Trained.AddDays(daysAfterTraining)))
        .Job("train", j => j.Input("data", Path).CreatedAt(Trained))
        .Model("risk", "1", "train").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1"));

    [Fact]
    public void ServedModel_WhoseDataWasWrittenAgain_Violates() =>
        Assert.Contains("'prepare' afterwards", _verify.Violates(Served(3), "risk:1").Message, StringComparison.Ordinal);

    [Fact]
    public void ServedModel_WhoseDataWasWrittenBefore_Complies() => _verify.Complies(Served(-3), "risk:1");

    [Fact]
    public void StepsOfOnePipeline_DoNotCountAsChanges() => _verify.Complies(
        new EstateBuilder().Workspace("w", w => w
            .Job("pipe", j => j.Set("/properties/jobType", "Pipeline").CreatedAt(Trained))
            .Job("prepare", j => j.ChildOf("pipe", "prepare").Output("out", Path).CreatedAt(Trained.AddMinutes(5)))
            .Job("train", j => j.ChildOf("pipe", "train").Input("data", Path).CreatedAt(Trained))
            .Model("risk", "1", "train").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1")),
        "risk:1");

    [Fact]
    public void ServedModel_OfNoJob_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Workspace("w", w => w.Model("risk", "1").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1")), "risk:1");

    [Fact]
    public void Model_ThatNobodyServes_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Model("risk", "1")), "risk:1");
}

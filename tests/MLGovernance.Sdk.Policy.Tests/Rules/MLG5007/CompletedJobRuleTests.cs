using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class CompletedJobRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5007");

    private static EstateBuilder Served(string? status) => new EstateBuilder().Workspace("w", w => w
        .Job("train", j => j.Set("/properties/status", status)).Model("risk", "1", "train").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1"));

    [Theory]
    [InlineData("Failed")]
    [InlineData("Canceled")]
    public void Model_OfAJobThatDidNotEndWell_Violates(string status) => Assert.Equal(status, Assert.Single(_verify.Violates(Served(status), "risk:1").Evidence).Actual);

    [Fact]
    public void Model_OfACompletedJob_Complies() => _verify.Complies(Served("Completed"), "risk:1");

    [Theory]
    [InlineData("Running")]
    [InlineData(null)]
    public void Model_OfAJobOfUnknownEnd_IsUnknown(string? status) => _verify.IsUnknown(Served(status), "risk:1");

    [Fact]
    public void Model_ThatNobodyServes_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Model("risk", "1")), "risk:1");
}

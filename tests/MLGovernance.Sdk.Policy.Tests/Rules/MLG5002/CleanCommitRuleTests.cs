using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class CleanCommitRuleTests
{
    private const string Commit = "4d2f1a9c0b7e4f4c9d7b2f0e6a1c3d5e7f901234";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5002");

    private static EstateBuilder Served(Action<JobBuilder> job) => new EstateBuilder().Workspace("prod", w => w
        .Job("train", job).Model("risk", "1", "train").OnlineEndpoint("score").OnlineDeployment("score", "blue", "azureml:risk:1"));

    [Fact]
    public void Model_OfAJobWithUncommittedChanges_Violates()
    {
        Finding finding = _verify.Violates(Served(j => j.Git(Commit, dirty: true)), "risk:1");
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Equal("/properties/properties/azureml.git.dirty", evidence.Pointer);
        Assert.Equal(["train", "risk:1"], evidence.Path?.Nodes.Select(node => node.DisplayName));
    }

    [Fact]
    public void Model_OfAJobWithoutCommit_Violates() => _verify.Violates(Served(_ => { }), "risk:1");

    [Fact]
    public void Model_OfAJobFromACleanCommit_Complies() => _verify.Complies(Served(j => j.Git(Commit)), "risk:1");

    [Fact]
    public void Model_OfAPipelineStep_IsJudgedByThePipelinesCommit()
    {
        static EstateBuilder Estate(bool dirty) => new EstateBuilder().Workspace("prod", w => w
            .Job("pipe", j => j.Git(Commit, dirty).Set("/properties/jobType", "Pipeline"))
            .Job("train", j => j.ChildOf("pipe", "train"))
            .Model("risk", "1", "train").OnlineEndpoint("score").OnlineDeployment("score", "blue", "azureml:risk:1"));
        _verify.Complies(Estate(dirty: false), "risk:1");
        _verify.Violates(Estate(dirty: true), "risk:1");
    }

    [Fact]
    public void Model_OfAStepWhosePipelineCouldNotBeRead_IsUnknown() => _verify.IsUnknown(Served(j => j.ChildOf("gone", "train")), "risk:1");

    [Fact]
    public void Model_OfAJobThatDoesNotTellWhetherItWasClean_IsUnknown() => _verify.IsUnknown(Served(j => j.Git(Commit, dirty: null)), "risk:1");

    [Fact]
    public void Model_OfADeletedJob_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.Model("risk", "1", "gone").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1")), "risk:1");

    [Fact]
    public void Model_OfNoJob_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.Model("risk", "1").OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml:risk:1")), "risk:1");

    [Fact]
    public void Model_ThatNobodyServes_IsNotSpokenOf() => _verify.DoesNotApply(
        new EstateBuilder().Workspace("w", w => w.Job("train", j => j.Git(Commit, dirty: true)).Model("risk", "1", "train")), "risk:1");
}

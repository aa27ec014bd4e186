using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class DanglingReferenceRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2003");

    private static EstateBuilder Schedule(string job) => new EstateBuilder().Workspace("w", w => w.Job("there").Schedule("weekly", job));

    [Fact]
    public void Schedule_OfADeletedJob_Violates()
    {
        Finding finding = _verify.Violates(Schedule(EstateBuilder.WorkspaceId("w") + "/jobs/gone"), "weekly");
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Equal("/properties/action/jobDefinition/sourceJobId", evidence.Pointer);
        Assert.EndsWith("/jobs/gone", evidence.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_OfAJobThatExists_Complies() => _verify.Complies(Schedule(EstateBuilder.WorkspaceId("w") + "/jobs/there"), "weekly");

    [Fact]
    public void Schedule_WhenJobsCouldNotBeRead_IsUnknown() => _verify.IsUnknown(
        Schedule(EstateBuilder.WorkspaceId("w") + "/jobs/gone").Unreadable(AssetKinds.Job, EstateBuilder.WorkspaceId("w")), "weekly");

    [Fact]
    public void Deployment_OfAModelInAnUnreadRegistry_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", "azureml://registries/elsewhere/models/m/versions/1")), "deployments/blue");

    [Fact]
    public void Job_InACuratedEnvironment_Complies() => _verify.Complies(
        new EstateBuilder().Workspace("w", w => w.Job("j", j => j.Set("/properties/environmentId", "azureml://registries/azureml/environments/sklearn-1.5/versions/9"))), "jobs/j");

    [Fact]
    public void EachDanglingReference_IsOneProof()
    {
        Finding finding = _verify.Violates(
            new EstateBuilder().Workspace("w", w => w.Job("a").Job("z", j => j.Input("one", "azureml:gone:1").Input("two", "azureml:gone:2"))), "jobs/z");
        Assert.Equal(["/properties/inputs/one/uri", "/properties/inputs/two/uri"], finding.Evidence.Select(evidence => evidence.Pointer));
    }
}

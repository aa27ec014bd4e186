using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class JobIdentityRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4204").With("allowedIdentities", "UserIdentity");

    private static EstateBuilder Job(string type, string? identity) => new EstateBuilder().Workspace("w", w => w.Child("jobs/j", job =>
    {
        job.Set("/properties/jobType", type);
        if (identity is not null)
        {
            job.Set("/properties/identity/identityType", identity);
        }
    }));

    [Theory]
    [InlineData(null, null)]
    [InlineData("AMLToken", "AMLToken")]
    [InlineData("Managed", "Managed")]
    public void Job_AsTheCompute_Violates(string? identity, string? actual) =>
        Assert.Equal(actual, Assert.Single(_verify.Violates(Job("Command", identity), "j").Evidence).Actual);

    [Fact]
    public void Job_AsItsSubmitter_Complies() => _verify.Complies(Job("Command", "UserIdentity"), "j");

    [Fact]
    public void Pipeline_IsNotSpokenOf() => _verify.DoesNotApply(Job("Pipeline", null), "j");

    [Fact]
    public void Job_AsTheCompute_CompliesUntilTheDemandIsMade() => PolicyRuleVerifier.BuiltIn("MLG4204").Complies(Job("Command", null), "j");
}

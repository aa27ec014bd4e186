using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class JobCredentialDatastoreRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4205");

    private static EstateBuilder Job(string? credentials, string uri = "azureml://datastores/lake/paths/in") => new EstateBuilder().Workspace("w", w =>
    {
        w.Child("jobs/j", job => job.Set("/properties/jobType", "Command").Set("/properties/inputs/raw/uri", uri));
        if (credentials is not null)
        {
            w.Datastore("lake", "acct", "data", credentials);
        }
    });

    [Fact]
    public void Job_ThroughAnAccountKey_Violates() => Assert.Equal("AccountKey", _verify.Violates(Job("AccountKey"), "j").Evidence[0].Actual);

    [Fact]
    public void Job_ByIdentity_Complies() => _verify.Complies(Job("None"), "j");

    [Fact]
    public void Job_ThroughADatastoreNotRead_IsUnknown() => _verify.IsUnknown(Job(null), "j");

    [Fact]
    public void Job_WithoutADatastore_IsNotSpokenOf() => _verify.DoesNotApply(Job("AccountKey", "https://x.example/data"), "j");
}

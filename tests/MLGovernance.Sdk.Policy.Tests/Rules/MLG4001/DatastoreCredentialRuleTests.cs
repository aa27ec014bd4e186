using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class DatastoreCredentialRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4001");

    private static EstateBuilder Store(string name, string credentials) =>
        new EstateBuilder().Workspace("w", w => w.Datastore(name, "acct", "data", credentials));

    [Theory]
    [InlineData("AccountKey")]
    [InlineData("Sas")]
    [InlineData("ServicePrincipal")]
    [InlineData("Certificate")]
    [InlineData("KerberosPassword")]
    public void Datastore_WithAStoredCredential_Violates(string type) =>
        Assert.Equal(type, Assert.Single(_verify.Violates(Store("lake", type), "lake").Evidence).Actual);

    [Fact]
    public void SystemDatastore_ByKey_IsMendedAtTheWorkspace() =>
        Assert.Contains("systemDatastoresAuthMode", _verify.Violates(Store("workspaceblobstore", "AccountKey"), "workspaceblobstore").Fix?.ArmPatch, StringComparison.Ordinal);

    [Fact]
    public void Datastore_ByIdentity_Complies() => _verify.Complies(Store("lake", "None"), "lake");

    [Fact]
    public void Datastore_ReadWithoutCredentialsType_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Workspace("w", w => w.Child("datastores/lake")), "lake");

    [Fact]
    public void Workspace_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w"), "w");
}

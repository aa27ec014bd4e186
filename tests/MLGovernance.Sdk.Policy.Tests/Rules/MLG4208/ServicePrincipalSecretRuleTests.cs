using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ServicePrincipalSecretRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4208");

    private const string Graph = "/providers/Microsoft.Graph";

    private static EstateBuilder Principal(string type = "Application", string secrets = "[]", string? registration = "[]")
    {
        EstateBuilder estate = new EstateBuilder().Resource($"{Graph}/servicePrincipals/sp1", sp => sp
            .Set("/properties/appId", "app1").Set("/properties/displayName", "trainer").Set("/properties/servicePrincipalType", type)
            .SetJson("/properties/passwordCredentials", secrets));
        return registration is null ? estate : estate.Resource($"{Graph}/applications/reg1", app => app
            .Set("/properties/appId", "app1").Set("/properties/displayName", "trainer").SetJson("/properties/passwordCredentials", registration));
    }

    private static string Secret(string start, string? end) =>
        $$"""[{"keyId":"k1","startDateTime":"{{start}}"{{(end is null ? "" : $",\"endDateTime\":\"{end}\"")}}}]""";

    [Theory]
    [InlineData("2026-05-01T00:00:00Z", "2028-05-01T00:00:00Z", "lives 731 days")]
    [InlineData("2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", "was not removed")]
    [InlineData("2026-01-01T00:00:00Z", null, "no end")]
    public void Registration_WithLongEndedOrEndlessSecret_Violates(string start, string? end, string says)
    {
        Finding finding = _verify.Violates(Principal(registration: Secret(start, end)), "reg1");
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registration_WithShortSecret_Complies() => _verify.Complies(Principal(registration: Secret("2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z")), "reg1");

    [Fact]
    public void Registration_WithShortSecret_ViolatesWhereNoneIsAllowed() =>
        _verify.With("maxLifetimeInDays", "0").Violates(Principal(registration: Secret("2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z")), "reg1");

    [Fact]
    public void Principal_WithoutSecretsAndWithRegistration_Complies() => _verify.Complies(Principal(), "sp1");

    [Fact]
    public void Principal_WithoutRegistrationRead_IsUnknown() => _verify.IsUnknown(Principal(registration: null), "sp1");

    [Fact]
    public void ManagedIdentity_IsNotSpokenOf() => _verify.DoesNotApply(Principal("ManagedIdentity", registration: null), "sp1");

    [Fact]
    public void Datastore_IsJudgedByTheRegistrationOfItsClient()
    {
        static EstateBuilder Store(EstateBuilder estate, string client) => estate.Workspace("w", w =>
            w.Datastore("lake", "acct", "data", "ServicePrincipal", store => store.Set("/properties/credentials/clientId", client)));
        Finding finding = _verify.Violates(Store(Principal(registration: Secret("2026-05-01T00:00:00Z", "2028-05-01T00:00:00Z")), "app1"), "lake");
        Assert.EndsWith("/applications/reg1", Assert.Single(finding.Evidence).Asset!.Value.Value, StringComparison.OrdinalIgnoreCase);
        _verify.Complies(Store(Principal(), "APP1"), "lake");
        _verify.IsUnknown(Store(Principal(), "app2"), "lake");
        _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Datastore("lake", "acct", "data", "None")), "lake");
    }
}

using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class OpenUpstreamStorageRuleTests
{
    private const string Account = "/subscriptions/" + EstateBuilder.SubscriptionId + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG3006");

    private static EstateBuilder Serving() => new EstateBuilder().Workspace("w", w => w
        .Job("train", j => j.Input("data", "abfss://lake@acct.dfs.core.windows.net/loans/"))
        .Model("risk", "1", "train").OnlineEndpoint("score").OnlineDeployment("score", "blue", "azureml:risk:1"));

    [Fact]
    public void Endpoint_OverOpenStorage_Violates() => _verify.Violates(Serving().Resource(Account, a => a.Set("/properties/publicNetworkAccess", "Enabled")), "score");

    [Fact]
    public void Endpoint_OverStorageWithoutSettings_Violates() => _verify.Violates(Serving().Resource(Account), "score");

    [Fact]
    public void Endpoint_OverClosedStorage_Complies() => _verify.Complies(Serving().Resource(Account, a => a.Set("/properties/publicNetworkAccess", "Disabled")), "score");

    [Fact]
    public void Endpoint_OverStorageWithNetworkRules_Complies() => _verify.Complies(Serving().Resource(Account, a => a.Set("/properties/networkAcls/defaultAction", "Deny")), "score");

    [Fact]
    public void Endpoint_OverStorageThatWasNotRead_IsUnknown() => _verify.IsUnknown(Serving(), "score");

    [Fact]
    public void Endpoint_OverNoStorage_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("score")), "score");
}

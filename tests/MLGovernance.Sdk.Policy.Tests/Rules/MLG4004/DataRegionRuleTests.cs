using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class DataRegionRuleTests
{
    private const string Account = "/subscriptions/" + EstateBuilder.SubscriptionId + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4004");

    private static EstateBuilder Reading(string region) => new EstateBuilder()
        .Resource(Account, a => a.Set("/location", region))
        .Workspace("w", w => w
            .Data("loans", "1", "abfss://lake@acct.dfs.core.windows.net/loans/")
            .Job("train", j => j.Input("data", "azureml:loans:1")));

    [Fact]
    public void Job_ReadingFromAnotherRegion_Violates()
    {
        Finding finding = _verify.Violates(Reading("eastus"), "train");
        Assert.Contains("runs in northeurope", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_ReadingFromItsRegion_InAnySpelling_Complies() => _verify.Complies(Reading("North Europe"), "train");

    [Fact]
    public void Job_ReadingFromAnAllowedRegion_Complies() => _verify.With("alsoAllowedRegions", "East US").Complies(Reading("eastus"), "train");

    [Fact]
    public void Job_ReadingFromAnUnreadAccount_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Workspace("w", w => w.Job("train", j => j.Input("data", "abfss://lake@acct.dfs.core.windows.net/loans/"))), "train");

    [Fact]
    public void Job_ReadingNothing_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Job("train")), "train");
}

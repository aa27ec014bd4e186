using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class StorageKeyAgeRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4207");

    private static EstateBuilder Account(int age1, int? age2, bool? sharedKeys = null) => new EstateBuilder().Resource(
        "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct",
        account =>
        {
            account.Set("/properties/keyCreationTime/key1", EstateBuilder.TakenAt.AddDays(-age1).ToString("O"));
            if (age2 is { } age)
            {
                account.Set("/properties/keyCreationTime/key2", EstateBuilder.TakenAt.AddDays(-age).ToString("O"));
            }

            if (sharedKeys is { } flag)
            {
                account.Set("/properties/allowSharedKeyAccess", flag);
            }
        });

    [Fact]
    public void OldKey_ViolatesAndNamesIt()
    {
        Finding finding = _verify.Violates(Account(10, 400), "acct");
        Assert.Contains("key2 of storage account 'acct', which accepts keys, is 400 days old", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void YoungKeys_Comply() => _verify.Complies(Account(10, 80), "acct");

    [Fact]
    public void OldKey_CompliesWithLongerLimit() => _verify.With("maxAgeInDays", "500").Complies(Account(10, 400), "acct");

    [Fact]
    public void MissingTime_IsUnknown() => _verify.IsUnknown(Account(10, null), "acct");

    [Fact]
    public void AccountWithoutSharedKeys_IsNotSpokenOf() => _verify.DoesNotApply(Account(400, 400, sharedKeys: false), "acct");
}

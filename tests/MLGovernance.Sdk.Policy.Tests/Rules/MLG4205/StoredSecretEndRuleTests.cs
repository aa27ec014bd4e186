using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class StoredSecretEndRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4205");

    private static EstateBuilder Connection(string? type, string? end = null) => new EstateBuilder().Workspace("w", w => w.TrackedChild("connections/c1", connection =>
    {
        if (type is not null)
        {
            connection.Set("/properties/authType", type);
        }

        if (end is not null)
        {
            connection.Set("/properties/expiryTime", end);
        }
    }));

    private static EstateBuilder VaultEntry(string collection, long? end, bool enabled = true) => new EstateBuilder().Resource(
        $"/subscriptions/s1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv/{collection}/k1",
        entry =>
        {
            entry.Set("/properties/attributes/enabled", enabled);
            if (end is { } seconds)
            {
                entry.Set("/properties/attributes/exp", seconds);
            }
        });

    [Theory]
    [InlineData("PAT", null, "no end")]
    [InlineData("ApiKey", "2026-05-01T00:00:00Z", "ended on 2026-05-01")]
    [InlineData("SAS", "2026-06-05T00:00:00Z", "ends on 2026-06-05")]
    public void Connection_WithoutEndOrPastOrNear_Violates(string type, string? end, string says) =>
        Assert.Contains(says, _verify.Violates(Connection(type, end), "c1").Message, StringComparison.Ordinal);

    [Fact]
    public void Connection_EndingLater_Complies() => _verify.Complies(Connection("PAT", "2026-09-01T00:00:00Z"), "c1");

    [Fact]
    public void Connection_EndingLater_ViolatesLongerNotice() => _verify.With("noticeInDays", "120").Violates(Connection("PAT", "2026-09-01T00:00:00Z"), "c1");

    [Fact]
    public void Connection_ByIdentity_IsNotSpokenOf() => _verify.DoesNotApply(Connection("ManagedIdentity"), "c1");

    [Fact]
    public void Connection_WithoutType_IsUnknown() => _verify.IsUnknown(Connection(null), "c1");

    [Fact]
    public void Connection_WithUnreadableEnd_IsUnknown() => _verify.IsUnknown(Connection("PAT", "some day"), "c1");

    [Theory]
    [InlineData("Sas", true)]
    [InlineData("AccountKey", false)]
    public void Datastore_OnlySignatureIsUnknown(string type, bool unknown)
    {
        EstateBuilder estate = new EstateBuilder().Workspace("w", w => w.Datastore("lake", "acct", "data", type));
        if (unknown)
        {
            _verify.IsUnknown(estate, "lake");
        }
        else
        {
            _verify.DoesNotApply(estate, "lake");
        }
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("secrets")]
    public void VaultEntry_IsJudgedByItsEnd(string collection)
    {
        _verify.Violates(VaultEntry(collection, EstateBuilder.TakenAt.AddDays(-1).ToUnixTimeSeconds()), "k1");
        _verify.Complies(VaultEntry(collection, EstateBuilder.TakenAt.AddDays(90).ToUnixTimeSeconds()), "k1");
        _verify.DoesNotApply(VaultEntry(collection, EstateBuilder.TakenAt.AddDays(-1).ToUnixTimeSeconds(), enabled: false), "k1");
        _verify.DoesNotApply(VaultEntry(collection, null), "k1");
    }
}

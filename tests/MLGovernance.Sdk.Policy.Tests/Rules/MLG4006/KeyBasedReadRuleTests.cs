using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class KeyBasedReadRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4006");

    private static EstateBuilder Reading(Action<WorkspaceBuilder> stores) => new EstateBuilder().Workspace("w", w =>
    {
        stores(w);
        w.Job("train", j => j.Input("data", "abfss://raw@lake.dfs.core.windows.net/loans/"));
    });

    [Fact]
    public void Job_ReadingThroughAKey_Violates()
    {
        Finding finding = _verify.Violates(Reading(w => w.Datastore("store", "lake", "raw", "AccountKey")), "train");
        Assert.Equal("AccountKey", Assert.Single(finding.Evidence).Actual);
    }

    [Fact]
    public void Job_ReadingThroughAnIdentity_Complies() => _verify.Complies(Reading(w => w.Datastore("store", "lake", "raw")), "train");

    [Fact]
    public void Job_WithAnIdentityBasedWayToo_Complies() =>
        _verify.Complies(Reading(w => w.Datastore("keyed", "lake", "raw", "Sas").Datastore("open", "lake", "raw")), "train");

    [Fact]
    public void Job_WhenDatastoresCouldNotBeRead_IsUnknown() =>
        _verify.IsUnknown(Reading(_ => { }).Unreadable(AssetKinds.Datastore, EstateBuilder.WorkspaceId("w")), "train");

    [Fact]
    public void Job_ReadingNothing_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Job("train")), "train");
}

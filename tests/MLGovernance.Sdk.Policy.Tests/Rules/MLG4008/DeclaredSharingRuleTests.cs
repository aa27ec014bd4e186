using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class DeclaredSharingRuleTests
{
    private const string Path = "abfss://lake@acct.dfs.core.windows.net/features/";
    private const string Account = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4008");

    private static EstateBuilder Estate(string? writerPod, string? readerPod, string? tag = null) => new EstateBuilder()
        .Workspace("writer", w => Pod(w, writerPod).Job("prepare", j => j.Output("out", Path)))
        .Workspace("reader", w => Pod(w, readerPod).Job("train", j => j.Input("data", Path)))
        .Resource(Account, account => _ = tag is null ? account : account.Tag("sharedWith", tag));

    private static WorkspaceBuilder Pod(WorkspaceBuilder workspace, string? pod) => pod is null ? workspace : workspace.Tag("pod", pod);

    [Fact]
    public void Workspace_ReadingWhatAnotherPodWrites_Violates()
    {
        Finding finding = _verify.Violates(Estate("credit", "claims"), "reader");

        Assert.Contains("'writer' of pod 'credit'", finding.Message, StringComparison.Ordinal);
        Assert.Equal("storage://acct/lake/features", Assert.Single(finding.Evidence).Asset?.Value);
    }

    [Theory]
    [InlineData("claims, credit")]
    [InlineData("CLAIMS")]
    [InlineData("true")]
    public void Workspace_ReadingWhatIsDeclared_Complies(string tag) => _verify.Complies(Estate("credit", "claims", tag), "reader");

    [Fact]
    public void Workspace_ReadingWhatIsDeclaredForOthers_Violates() => _verify.Violates(Estate("credit", "claims", "marketing"), "reader");

    [Fact]
    public void Workspace_ReadingWhatItsOwnPodWrites_Complies() => _verify.Complies(Estate("credit", "Credit"), "reader");

    [Fact]
    public void Workspace_SharingWithOneOfUnknownPod_IsUnknown() => _verify.IsUnknown(Estate(null, "claims"), "reader");

    [Fact]
    public void Workspaces_WithoutPods_AreNotSpokenOf() => _verify.DoesNotApply(Estate(null, null), "reader");

    [Fact]
    public void Workspaces_SharingNothing_AreNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("one", w => w.Tag("pod", "a")).Workspace("two", w => w.Tag("pod", "b")), "one");

    [Fact]
    public void Workspaces_OfTwoPodsOverOneKeyVault_AreNotSpokenOf() => _verify.DoesNotApply(Vaults("t-1", "t-1"), "one");

    [Fact]
    public void Workspaces_OfTwoTenantsOverOneKeyVault_Violate() =>
        Assert.Contains("of tenant t-2", _verify.Violates(Vaults("t-1", "t-2"), "one").Message, StringComparison.Ordinal);

    private static EstateBuilder Vaults(string one, string two)
    {
        const string Vault = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";
        return new EstateBuilder()
            .Workspace("one", w => w.Tag("pod", "a").Set("/properties/keyVault", Vault).Set("/properties/tenantId", one))
            .Workspace("two", w => w.Tag("pod", "b").Set("/properties/keyVault", Vault).Set("/properties/tenantId", two));
    }
}

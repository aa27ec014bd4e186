using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ModelDescriptionRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG1002");

    private static EstateBuilder Served(string? description) => new EstateBuilder().Workspace("prod", w => w
        .Model("risk", "3", build: m => m.Set("/properties/description", description))
        .OnlineEndpoint("score")
        .OnlineDeployment("score", "blue", "azureml:risk:3"));

    [Fact]
    public void ServedModel_WithoutDescription_ViolatesAndNamesTheDeployment()
    {
        Finding finding = _verify.Violates(Served(null), "risk:3");
        Assert.Contains("score/blue", finding.Message, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(finding.Evidence).Path);
        Assert.Contains("--workspace-name prod", finding.Fix?.AzureCli, StringComparison.Ordinal);
    }

    [Fact]
    public void ServedModel_WithBlankDescription_Violates() => _verify.Violates(Served("  "), "risk:3");

    [Fact]
    public void ServedModel_WithDescription_Complies() => _verify.Complies(Served("Scores applicants."), "risk:3");

    [Fact]
    public void RegistryModel_WithoutDescription_Violates()
    {
        Finding finding = _verify.Violates(new EstateBuilder().Registry("shared", r => r.Model("base", "1")), "base:1");
        Assert.Contains("--registry-name shared", finding.Fix?.AzureCli, StringComparison.Ordinal);
    }

    [Fact]
    public void RegistryModel_ThatIsArchived_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Registry("shared", r => r.Model("base", "1", build: m => m.Set("/properties/isArchived", true))), "base:1");

    [Fact]
    public void WorkspaceModel_ThatNobodyServes_IsNotSpokenOf() =>
        _verify.DoesNotApply(new EstateBuilder().Workspace("dev", w => w.Model("try", "1")), "try:1");

    [Fact]
    public void WorkspaceModel_WhoseDeploymentsCouldNotBeRead_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Workspace("dev", w => w.Model("try", "1")).Unreadable(AssetKinds.OnlineDeployment, EstateBuilder.WorkspaceId("dev")), "try:1");
}

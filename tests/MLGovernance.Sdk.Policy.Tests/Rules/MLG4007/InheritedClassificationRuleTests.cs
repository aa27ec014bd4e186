using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class InheritedClassificationRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4007");

    private static EstateBuilder Derived(string origin, string? classification) => new EstateBuilder().Workspace("w", w => w
        .Data("loans", "1", "abfss://raw@lake.dfs.core.windows.net/loans/", d => d.Tag("classification", origin))
        .Job("clean", j => j.Input("in", "azureml:loans:1").Output("out", "abfss://raw@lake.dfs.core.windows.net/clean/"))
        .Data("clean", "1", "abfss://raw@lake.dfs.core.windows.net/clean/", d =>
        {
            if (classification is not null)
            {
                d.Tag("classification", classification);
            }
        }));

    [Fact]
    public void DataMadeFromConfidentialData_WithoutClassification_Violates() =>
        Assert.Contains("made from 'loans:1'", _verify.Violates(Derived("confidential", null), "clean:1").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("confidential")]
    [InlineData("internal")]
    public void DataMadeFromConfidentialData_WithAClassification_Complies(string classification) => _verify.Complies(Derived("confidential", classification), "clean:1");

    [Fact]
    public void DataMadeFromOtherData_Complies() => _verify.Complies(Derived("public", null), "clean:1");

    [Fact]
    public void DataMadeFromUnreadData_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w
            .Job("clean", j => j.Input("in", "azureml://registries/elsewhere/data/d/versions/1").Output("out", "abfss://raw@lake.dfs.core.windows.net/clean/"))
            .Data("clean", "1", "abfss://raw@lake.dfs.core.windows.net/clean/")),
        "clean:1");
}

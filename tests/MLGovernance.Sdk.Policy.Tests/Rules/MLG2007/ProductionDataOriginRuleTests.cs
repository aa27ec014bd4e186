using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ProductionDataOriginRuleTests
{
    private const string Path = "abfss://lake@acct.dfs.core.windows.net/clean/";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2007");

    private static EstateBuilder Estate(string writerStage, string readerStage) => new EstateBuilder()
        .Workspace("writer", w => w.Tag("environment", writerStage).Job("prepare", j => j.Output("out", Path)))
        .Workspace("reader", w => w.Tag("environment", readerStage).Job("train", j => j.Input("data", Path)));

    [Fact]
    public void ProductionJob_ReadingWhatDevelopmentWrote_Violates()
    {
        Finding finding = _verify.Violates(Estate("dev", "prod"), "train");
        Assert.Equal("prepare", Assert.Single(finding.Evidence).Path?.Start.DisplayName);
    }

    [Fact]
    public void ProductionJob_ReadingWhatProductionWrote_Complies() => _verify.Complies(Estate("prod", "prod"), "train");

    [Fact]
    public void DevelopmentJob_IsNotSpokenOf() => _verify.DoesNotApply(Estate("dev", "dev"), "train");

    [Fact]
    public void Job_WhoseWorkspaceCouldNotBeRead_IsUnknown() =>
        _verify.IsUnknown(new EstateBuilder().Json($$"""{"id":"{{EstateBuilder.WorkspaceId("x")}}/jobs/train","properties":{} }"""), "train");
}

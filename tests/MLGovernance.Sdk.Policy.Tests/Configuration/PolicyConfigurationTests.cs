using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Tests;

public sealed class PolicyConfigurationTests
{
    private const string Group = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg";
    private const string East = Group + "/providers/Microsoft.MachineLearningServices/workspaces/east";
    private const string West = Group + "/providers/Microsoft.MachineLearningServices/workspaces/west";

    private static ComplianceReport Check(string configuration, DateTimeOffset? at = null)
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string workspace in (string[])[East, West])
        {
            builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{workspace}}","tags":{"team":"a"},"properties":{"publicNetworkAccess":"Disabled"} }"""));
        }

        PolicySet set = PolicyConfigurationReader.Read(Encoding.UTF8.GetBytes(configuration), ".mlgovernance.json").ToPolicySet();
        PolicyRule[] owner = [.. set.Rules.Where(rule => rule.Definition.Id == "MLG1001")];
        return new PolicyEvaluator(set with { Rules = [.. owner] }).Evaluate(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch)), at);
    }

    private static string[] Violated(ComplianceReport report) => [.. report.Violations.Select(finding => finding.Asset.Name)];

    [Fact]
    public void Default_ChangesNothing() => Assert.Equal(["east", "west"], Violated(Check("{}")));

    [Fact]
    public void Policies_SeverityEffectParameters_Hold()
    {
        Assert.All(Check("""{"policies":{"MLG1001":{"severity":"high"}}}""").Findings, finding => Assert.Equal(PolicySeverity.High, finding.Severity));
        Assert.Empty(Check("""{"policies":{"mlg1001":{"effect":"disabled"}}}""").Findings);
    }

    [Fact]
    public void Scopes_TheLongestWins()
    {
        ComplianceReport report = Check($$"""
            { "policies": { "MLG1001": { "severity": "low" } },
              "scopes": [ { "scope": "{{East}}", "policies": { "MLG1001": { "severity": "high" } } }, { "scope": "{{Group}}", "policies": { "MLG1001": { "severity": "medium" } } } ] }
            """);

        Assert.Equal([("east", PolicySeverity.High), ("west", PolicySeverity.Medium)], report.Findings.Select(finding => (finding.Asset.Name, finding.Severity)));
    }

    [Fact]
    public void Exclude_LeavesOut() => Assert.Equal(["west"], Violated(Check($$"""{ "exclude": ["{{East}}"] }""")));

    [Fact]
    public void Exemptions_HoldUntilTheyExpire()
    {
        string waiver = $$"""{ "exemptions": [ { "policies": ["MLG1001"], "scope": "{{East}}", "reason": "moving", "owner": "team a", "expires": "2027-01-31" } ] }""";

        Assert.Equal(["west"], Violated(Check(waiver, new DateTimeOffset(2027, 1, 30, 0, 0, 0, TimeSpan.Zero))));
        Assert.Equal(["east", "west"], Violated(Check(waiver, new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero))));
    }

    [Theory]
    [InlineData("""{"polices":{}}""", "/polices")]
    [InlineData("""{"policies":{"MLG1001":{"severity":"terrible"}}}""", "/policies/MLG1001/severity")]
    [InlineData("""{"exemptions":[{"scope":"/subscriptions/x"}]}""", "/exemptions/0")]
    [InlineData("""{"exclude":["nonsense"]}""", "/exclude/0")]
    [InlineData("""{"policies":[]}""", "/policies")]
    [InlineData("{", "line 1")]
    public void Read_Wrong_NamesFileAndPlace(string json, string place)
    {
        FormatException error = Assert.Throws<FormatException>(() => PolicyConfigurationReader.Read(Encoding.UTF8.GetBytes(json), ".mlgovernance.json"));

        Assert.Contains(".mlgovernance.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"policies":{"MLG9999":{}}}""", "MLG9999")]
    [InlineData("""{"policies":{"MLG1001":{"parameters":{"nope":"x"}}}}""", "nope")]
    [InlineData("""{"catalogues":["mine"]}""", "mine")]
    public void ToPolicySet_Unknown_IsNamed(string json, string name) =>
        Assert.Contains(name, Assert.Throws<FormatException>(() => Check(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Initiatives_AreThoseNamed_ElseTheCatalogues()
    {
        PolicySet named = PolicyConfigurationReader.Read("""{ "initiatives": { "audit 2027": ["MLG3*", "mlg1001"] } }"""u8.ToArray(), "c").ToPolicySet();

        Assert.Equal(["audit 2027"], named.Initiatives.Select(initiative => initiative.Name));
        Assert.True(named.Initiatives[0].Contains("MLG3001"));
        Assert.Equal(["builtIn"], PolicyConfiguration.Default.ToPolicySet().Initiatives.Select(initiative => initiative.Name));
        Assert.Contains(
            "names policy 'NO1'",
            Assert.Throws<FormatException>(() => PolicyConfigurationReader.Read("""{ "initiatives": { "x": "NO1" } }"""u8.ToArray(), "c").ToPolicySet()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Baseline_RoundTrip_KnowsWhatWasThere()
    {
        ComplianceReport report = Check("{}");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FindingBaseline.Of(report).Write(writer);
        }

        FindingBaseline baseline = FindingBaseline.Read(buffer.ToArray(), "baseline.json");

        Assert.All(report.Violations, finding => Assert.True(baseline.Knows(finding)));
        Assert.Throws<FormatException>(() => FindingBaseline.Read("[]"u8.ToArray(), "baseline.json"));
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using NJsonSchema;

namespace MLGovernance.Tests;

public sealed class ReportFormatTests
{
    private const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    private static readonly ComplianceReport Report = Evaluate();

    [SkippableFact]
    public async Task Sarif_Report_ValidatesAgainstTheOfficialSchema()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SharedData.Require("schemas/sarif-2.1.0.json")));

        Assert.Empty(schema.Validate(Sarif().RootElement.GetRawText()).Select(error => error.ToString()));
    }

    [Fact]
    public void Sarif_Results_CarryRuleLocationFingerprintFlowSuppressionAndBaseline()
    {
        JsonElement run = Sarif(new HashSet<string> { Report.Findings[0].Fingerprint }).RootElement.GetProperty("runs")[0];
        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];

        Assert.Equal(Report.Findings.Length, results.Length);
        Assert.All(results, result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal(["unchanged", .. Enumerable.Repeat("new", results.Length - 1)], results.Select(result => result.GetProperty("baselineState").GetString()));
        Assert.Contains(results, result => result.TryGetProperty("suppressions", out JsonElement waived) && waived[0].GetProperty("justification").GetString()!.Contains("agreed", StringComparison.Ordinal));
        Assert.Contains(results, result => result.TryGetProperty("codeFlows", out _));
        Assert.Contains(results, result => result.GetProperty("kind").GetString() == "review");
    }

    [Fact]
    public void Fingerprints_SameFindingsInAnotherRun_AreTheSame() =>
        Assert.Equal(Report.Findings.Select(finding => finding.Fingerprint), Evaluate().Findings.Select(finding => finding.Fingerprint));

    [Fact]
    public void KustoRows_Findings_AreAllThereWithEvidence()
    {
        using var buffer = new MemoryStream();
        FindingRows.Table.WriteNdjson(FindingRows.Of(Report), buffer);
        JsonElement[] rows = [.. Encoding.UTF8.GetString(buffer.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

        Assert.Equal(Report.Findings.Select(finding => finding.Fingerprint), rows.Select(row => row.GetProperty("Fingerprint").GetString()));
        Assert.Equal(Report.Findings.Select(finding => finding.Asset.Id.Value), rows.Select(row => row.GetProperty("Asset").GetString()));
        Assert.Equal(Report.Findings.Select(finding => finding.State.ToString()), rows.Select(row => row.GetProperty("State").GetString()));
        Assert.Equal(Report.Findings.Select(finding => finding.Evidence.Length), rows.Select(row => row.GetProperty("Evidence").GetArrayLength()));
        Assert.Contains(Report.Findings, finding => finding.Evidence.Length > 0);
    }

    [Fact]
    public void JUnit_Report_CountsFailuresErrorsAndSkips()
    {
        XElement suites = XElement.Parse(Text(JUnitWriter.Write));

        Assert.Equal(Report.Results.Length, suites.Descendants("testcase").Count());
        Assert.Equal(Report.Count(ComplianceState.NonCompliant), suites.Descendants("failure").Count());
        Assert.Equal(Report.Count(ComplianceState.Error), suites.Descendants("error").Count());
        Assert.Equal(Report.Count(ComplianceState.Unknown) + Report.Count(ComplianceState.Exempt), suites.Descendants("skipped").Count());
    }

    [Fact]
    public void Markdown_HostileText_IsHarmless()
    {
        string text = Text(MarkdownWriter.Write);

        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](http", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(line => line.StartsWith("| T", StringComparison.Ordinal)), line => Assert.Equal(5, line.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(letter => letter == '|')));
    }

    [Fact]
    public void Annotations_HostileText_AddNoCommand()
    {
        string github = Text(AnnotationWriter.WriteGitHub), azure = Text(AnnotationWriter.WriteAzureDevOps);

        Assert.All(github.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^::(error|warning|notice) title=[^:]*::", line));
        Assert.All(azure.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("##vso[task.logissue type=", line, StringComparison.Ordinal));
        Assert.DoesNotContain("\n##vso[task.setvariable", azure, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_HostileText_RunsAsNoFormula()
    {
        string[] lines = Text(ComplianceCsvWriter.Write).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Report.Findings.Length + 1, lines.Length);
        Assert.DoesNotContain(lines, line => line.Split(',').Any(cell => cell.StartsWith('=')));
    }

    [Fact]
    public void Json_Report_TellsTotalsAndFindings()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ComplianceJsonWriter.Write(Report, writer);
        }

        using var json = JsonDocument.Parse(buffer.ToArray());
        Assert.Equal(Report.Count(ComplianceState.NonCompliant), json.RootElement.GetProperty("totals").GetProperty("nonCompliant").GetInt32());
        Assert.Equal(Report.Findings.Length, json.RootElement.GetProperty("findings").GetArrayLength());
    }

    private static JsonDocument Sarif(IReadOnlySet<string>? baseline = null)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            SarifWriter.Write(Report, writer, baseline);
        }

        return JsonDocument.Parse(buffer.ToArray());
    }

    private static string Text(Action<ComplianceReport, TextWriter> write)
    {
        var output = new StringWriter();
        write(Report, output);
        return output.ToString();
    }

    private static ComplianceReport Evaluate()
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string name in (string[])["fails", "passes", "throws", "unknown", "waived"])
        {
            builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/jobs/{{name}}","properties":{"jobType":"Command"} }"""));
        }

        builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{Workspace}}/models/m/versions/1","properties":{"jobName":"fails"} }"""));
        LineageGraph graph = LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
        PolicySet policies = PolicySet.Empty.With(new HostileRule()) with
        {
            Exemptions = [new PolicyExemption { Scope = AssetId.Parse($"{Workspace}/jobs/waived"), Reason = "agreed", Owner = "somebody" }],
        };
        return new PolicyEvaluator(policies).Evaluate(graph);
    }

    private sealed class HostileRule : PolicyRule
    {
        public override PolicyDefinition Definition { get; } = new()
        {
            Id = "T1", DisplayName = "Test", Rationale = "Because", Category = "Test", Severity = PolicySeverity.High, Remediation = "Do | it\n::error::",
            Controls = [new ControlMapping("Frame", "1", IsOfficial: false)],
        };

        public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

        public override void Evaluate(PolicyContext context, Asset asset)
        {
            switch (asset.Name)
            {
                case "throws":
                    throw new InvalidOperationException("secret=1");
                case "unknown":
                    context.Unknown("=cmd()|'x'!A1");
                    break;
                case "fails" or "waived":
                    LineagePath? path = asset.Name == "fails" ? context.Graph.ShortestPath(asset.Id, AssetId.Parse($"{Workspace}/models/m/versions/1")) : null;
                    context.Report(
                        "=1+1 <script>alert(1)</script> [x](http://evil) |\n##vso[task.setvariable variable=a]b\n::set-output name=a::b",
                        new Evidence("/properties/jobType") { Expected = "x", Actual = "y", Path = path });
                    break;
            }
        }
    }
}

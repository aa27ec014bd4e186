using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>
/// Writes a compliance report as SARIF 2.1.0 (OASIS), which code-scanning tools read: policies are rules, findings are results at logical
/// locations with stable partial fingerprints, waivers are suppressions, and what changed against a baseline is told by its state.
/// </summary>
public static class SarifWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string FingerprintName = "mlgovernance/v1";

    /// <summary>Writes a report as one SARIF log.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="baseline">The fingerprints of the findings that were known before; null writes no baseline states.</param>
    public static void Write(ComplianceReport report, Utf8JsonWriter writer, IReadOnlySet<string>? baseline = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        ImmutableArray<PolicyDefinition> rules =
        [
            .. report.Policies.Concat(report.Findings.Select(finding => finding.Policy)).DistinctBy(policy => policy.Id).OrderBy(policy => policy.Id, StringComparer.Ordinal),
        ];
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, rules);
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", report.Count(ComplianceState.Error) == 0);
        writer.WriteString("endTimeUtc", report.EvaluatedAt.UtcDateTime);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (Finding finding in report.Findings)
        {
            WriteResult(writer, finding, rules, baseline);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, ImmutableArray<PolicyDefinition> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "MLGovernance");
        writer.WriteString("informationUri", "https://www.nuget.org/packages/MLGovernance.Sdk");
        writer.WriteString("semanticVersion", typeof(SarifWriter).Assembly.GetName().Version?.ToString(3));
        writer.WriteStartArray("rules");
        foreach (PolicyDefinition rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("name", FriendlyName(rule.DisplayName));
            WriteText(writer, "shortDescription", Sentence(rule.DisplayName));
            WriteText(writer, "fullDescription", Sentence(rule.Rationale));
            writer.WriteStartObject("help");
            writer.WriteString("text", rule.Remediation);
            writer.WriteString("markdown", MarkdownText.Escape(rule.Remediation));
            writer.WriteEndObject();
            if (rule.HelpUri is { IsAbsoluteUri: true } help)
            {
                writer.WriteString("helpUri", help.AbsoluteUri);
            }

            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", Level(rule.Severity));
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("category", rule.Category);
            writer.WriteString("security-severity", SecuritySeverity(rule.Severity));
            writer.WriteStartArray("tags");
            writer.WriteStringValue(rule.Category);
            foreach (ControlMapping control in rule.Controls)
            {
                writer.WriteStringValue($"{control.Framework}/{control.Control}");
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // A single Pascal-case identifier, as SARIF 3.49.7 advises.
    private static string FriendlyName(string title) => string.Concat(
        title.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static void WriteResult(Utf8JsonWriter writer, Finding finding, ImmutableArray<PolicyDefinition> rules, IReadOnlySet<string>? baseline)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Policy.Id);
        writer.WriteNumber("ruleIndex", IndexOf(rules, finding.Policy.Id));
        writer.WriteString("kind", finding.State is ComplianceState.Unknown or ComplianceState.Error ? "review" : "fail");
        writer.WriteString("level", finding.State is ComplianceState.Unknown or ComplianceState.Error ? "none" : Level(finding.Severity));
        WriteText(writer, "message", Sentence(finding.Message));
        WriteLocations(writer, finding);
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString(FingerprintName, finding.Fingerprint);
        writer.WriteEndObject();
        if (baseline is not null)
        {
            writer.WriteString("baselineState", baseline.Contains(finding.Fingerprint) ? "unchanged" : "new");
        }

        if (finding.Exemption is { } exemption)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("status", "accepted");
            writer.WriteString("justification", $"{exemption.Reason} (owner: {exemption.Owner})");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        WritePaths(writer, finding);
        writer.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.WriteString("name", finding.Asset.DisplayName);
        writer.WriteString("fullyQualifiedName", finding.Asset.Id.Value + (finding.Evidence is [{ Asset: null, Pointer.Length: > 0 } first, ..] ? "#" + first.Pointer : string.Empty));
        writer.WriteString("kind", "resource");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>Writes lineage paths as code flows: the steps from the cause to the asset.</summary>
    private static void WritePaths(Utf8JsonWriter writer, Finding finding)
    {
        LineagePath[] paths = [.. finding.Evidence.Select(evidence => evidence.Path).OfType<LineagePath>()];
        if (paths.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("codeFlows");
        foreach (LineagePath path in paths)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("threadFlows");
            writer.WriteStartObject();
            writer.WriteStartArray("locations");
            foreach (LineageNode node in path.Nodes)
            {
                writer.WriteStartObject();
                writer.WriteStartObject("location");
                WriteText(writer, "message", Sentence($"{node.Kind.DisplayName} {node.DisplayName}"));
                writer.WriteStartArray("logicalLocations");
                writer.WriteStartObject();
                writer.WriteString("fullyQualifiedName", node.Id.Value);
                writer.WriteString("kind", "resource");
                writer.WriteEndObject();
                writer.WriteEndArray();
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static int IndexOf(ImmutableArray<PolicyDefinition> rules, string id)
    {
        for (int i = 0; i < rules.Length; i++)
        {
            if (rules[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    private static string Level(PolicySeverity severity) => severity switch
    {
        PolicySeverity.High => "error",
        PolicySeverity.Medium => "warning",
        _ => "note",
    };

    /// <summary>Returns the score that GitHub code scanning sorts by; the bands are those of CVSS.</summary>
    private static string SecuritySeverity(PolicySeverity severity) => severity switch
    {
        PolicySeverity.High => "8.0",
        PolicySeverity.Medium => "5.5",
        PolicySeverity.Low => "3.0",
        _ => "0.0",
    };
}

using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Writes a compliance report as JSON: totals, policies with their counts, findings with evidence.</summary>
public static class ComplianceJsonWriter
{
    /// <summary>Writes a report as one object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Receives the JSON.</param>
    public static void Write(ComplianceReport report, Utf8JsonWriter writer) => Write(report, writer, ComplianceViews.None);

    /// <summary>Writes a report with what was summed up and compared.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="views">What to write besides: <c>rollups</c>, <c>trend</c> and <c>comparison</c>.</param>
    public static void Write(ComplianceReport report, Utf8JsonWriter writer, ComplianceViews views)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("evaluatedAt", report.EvaluatedAt);
        writer.WriteString("snapshot", report.Graph.Snapshot.ContentHash);
        WriteTotals(report, writer);
        WritePolicies(report, writer);
        writer.WriteStartArray("findings");
        foreach (Finding finding in report.Findings)
        {
            WriteFinding(finding, writer);
        }

        writer.WriteEndArray();
        if (!views.Rollups.IsDefaultOrEmpty)
        {
            RollupJson.Write(views.Rollups, writer);
        }

        if (views.Trend is { } trend)
        {
            TrendJson.Write(trend, writer);
        }

        if (views.Comparison is { } comparison)
        {
            ComparisonJson.Write(comparison, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteTotals(ComplianceReport report, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("totals");
        foreach (ComplianceState state in Enum.GetValues<ComplianceState>())
        {
            if (state != ComplianceState.NotApplicable)
            {
                writer.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(state.ToString()), report.Count(state));
            }
        }

        writer.WriteEndObject();
    }

    private static void WritePolicies(ComplianceReport report, Utf8JsonWriter writer)
    {
        ILookup<int, ComplianceState> states = report.Results.ToLookup(result => result.Policy, result => result.State);
        writer.WriteStartArray("policies");
        for (int i = 0; i < report.Policies.Length; i++)
        {
            PolicyDefinition policy = report.Policies[i];
            writer.WriteStartObject();
            writer.WriteString("id", policy.Id);
            writer.WriteString("displayName", policy.DisplayName);
            writer.WriteString("category", policy.Category);
            writer.WriteStartArray("frameworks");
            foreach (string framework in policy.Controls.Select(control => control.Framework).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                writer.WriteStringValue(framework);
            }

            writer.WriteEndArray();
            foreach (IGrouping<ComplianceState, ComplianceState> group in states[i].GroupBy(state => state).OrderBy(group => group.Key))
            {
                writer.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(group.Key.ToString()), group.Count());
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFinding(Finding finding, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("policy", finding.Policy.Id);
        writer.WriteString("asset", finding.Asset.Id.Value);
        writer.WriteString("kind", finding.Asset.Kind.Name);
        writer.WriteString("name", finding.Asset.DisplayName);
        writer.WriteString("state", finding.State.ToString());
        writer.WriteString("severity", finding.Severity.ToString());
        writer.WriteString("effect", finding.Effect.ToString());
        writer.WriteString("message", finding.Message);
        writer.WriteString("remediation", finding.Policy.Remediation);
        writer.WriteString("fingerprint", finding.Fingerprint);
        writer.WriteStartArray("evidence");
        foreach (Evidence evidence in finding.Evidence)
        {
            WriteEvidence(finding, evidence, writer);
        }

        writer.WriteEndArray();
        if (finding.Fix is { } fix)
        {
            writer.WriteStartObject("fix");
            writer.WriteString("armPatch", fix.ArmPatch);
            writer.WriteString("azureCli", fix.AzureCli);
            writer.WriteString("bicep", fix.Bicep);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal static void WriteEvidence(Finding finding, Evidence evidence, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("asset", (evidence.Asset ?? finding.Asset.Id).Value);
        writer.WriteString("pointer", evidence.Pointer);
        writer.WriteString("expected", evidence.Expected);
        writer.WriteString("actual", evidence.Actual);
        if (evidence.Path is { } path)
        {
            WritePath(path, writer);
        }

        writer.WriteEndObject();
    }

    private static void WritePath(LineagePath path, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("path");
        foreach (LineageNode node in path.Nodes)
        {
            writer.WriteStringValue(node.Id.Value);
        }

        writer.WriteEndArray();
    }
}

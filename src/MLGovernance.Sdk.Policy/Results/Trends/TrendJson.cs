using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A trend as a member of a JSON report.</summary>
internal static class TrendJson
{
    internal static void Write(ComplianceTrend trend, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("trend");
        writer.WriteString("since", trend.Since);
        writer.WriteString("until", trend.Until);
        RollupJson.Write("before", trend.Before, writer);
        RollupJson.Write("after", trend.After, writer);
        Write("new", trend.New, writer);
        Write("fixed", trend.Fixed, writer);
        Write("persisting", trend.Persisting, writer);
        Write("waived", trend.Waived, writer);
        Write("undecided", trend.Undecided, writer);
        Write("bySeverity", trend.BySeverity, writer);
        Write("byPolicy", trend.ByPolicy, writer);
        Write("byFramework", trend.ByFramework, writer);
        writer.WriteEndObject();
    }

    private static void Write(string name, ImmutableArray<KnownFinding> findings, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (KnownFinding finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("policy", finding.Policy);
            writer.WriteString("asset", finding.Asset.Value);
            writer.WriteString("severity", finding.Severity.ToString());
            writer.WriteString("message", finding.Message);
            writer.WriteString("fingerprint", finding.Fingerprint);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(string name, ImmutableArray<TrendGroup> groups, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (TrendGroup group in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("name", group.Name);
            writer.WriteNumber("before", group.Before);
            writer.WriteNumber("after", group.After);
            writer.WriteNumber("new", group.New);
            writer.WriteNumber("fixed", group.Fixed);
            RollupJson.Write("ratioBefore", group.RatioBefore, writer);
            RollupJson.Write("ratioAfter", group.RatioAfter, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

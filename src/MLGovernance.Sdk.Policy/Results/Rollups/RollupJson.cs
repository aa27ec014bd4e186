using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Roll-ups as a member of a JSON report.</summary>
internal static class RollupJson
{
    internal static void Write(ImmutableArray<ComplianceRollup> rollups, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rollups");
        foreach (ComplianceRollup rollup in rollups)
        {
            writer.WriteStartObject();
            writer.WriteString("by", JsonNamingPolicy.CamelCase.ConvertName(rollup.Grouping.ToString()));
            writer.WriteStartArray("groups");
            foreach (ComplianceGroup group in rollup.Groups)
            {
                writer.WriteStartObject();
                writer.WriteString("name", group.Name);
                Write("verdicts", group.Verdicts, writer);
                Write("assets", group.Assets, writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            Write("verdicts", rollup.Total.Verdicts, writer);
            Write("assets", rollup.Total.Assets, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void Write(string name, ComplianceCounts counts, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("compliant", counts.Compliant);
        writer.WriteNumber("nonCompliant", counts.NonCompliant);
        writer.WriteNumber("exempt", counts.Exempt);
        writer.WriteNumber("unknown", counts.Unknown);
        writer.WriteNumber("error", counts.Error);
        Write("ratio", counts.Ratio, writer);
        writer.WriteEndObject();
    }

    internal static void Write(string name, double? ratio, Utf8JsonWriter writer)
    {
        if (ratio is { } share)
        {
            writer.WriteNumber(name, Math.Round(share, 4));
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}

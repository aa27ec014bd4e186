using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Writes an isolation report as JSON.</summary>
public static class PodIsolationWriter
{
    /// <summary>Writes the whole report as one object with <c>leaks</c> and <c>notVisible</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">The writer.</param>
    public static void Write(PodIsolationReport report, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartArray("leaks");
        foreach (PodLeak leak in report.Leaks)
        {
            Write(leak, writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notVisible");
        foreach (string gap in report.NotVisible)
        {
            writer.WriteStringValue(gap);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes one leak as an object.</summary>
    /// <param name="leak">The leak.</param>
    /// <param name="writer">The writer.</param>
    public static void Write(PodLeak leak, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(leak);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("type", leak.Type.Id);
        writer.WriteString("severity", leak.Type.Severity.ToString().ToLowerInvariant());
        writer.WriteString("title", leak.Type.Title);
        writer.WriteString("certainty", leak.Certainty.ToString().ToLowerInvariant());
        writer.WriteStartArray("pods");
        foreach (string pod in leak.Pods)
        {
            writer.WriteStringValue(pod);
        }

        writer.WriteEndArray();
        writer.WriteString("subject", leak.Subject);
        writer.WriteString("target", leak.Target);
        writer.WriteNumber("occurrences", leak.Occurrences);
        writer.WriteStartArray("chain");
        foreach (ChainStep step in leak.Chain)
        {
            writer.WriteStartObject();
            writer.WriteString("from", step.From);
            writer.WriteString("how", step.How);
            writer.WriteString("to", step.To);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("why", leak.Type.Why);
        writer.WriteString("remedy", leak.Type.Remedy);
        writer.WriteEndObject();
    }
}

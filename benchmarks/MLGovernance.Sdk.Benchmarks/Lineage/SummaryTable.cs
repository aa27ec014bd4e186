using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>Prints measurements as one table or one JSON array.</summary>
internal static class SummaryTable
{
    internal static void Write(IReadOnlyList<Measurement> rows, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(ToJson(rows));
            return;
        }

        output.WriteLine("| operation | graph | implementation | median ms | min ms | allocated B | checksum | × MLGovernance |");
        output.WriteLine("|---|---|---|---:|---:|---:|---:|---:|");
        foreach (IGrouping<(string Graph, string Operation), Measurement> group in rows.GroupBy(row => (row.Graph, row.Operation)))
        {
            double own = group.FirstOrDefault(row => row.Implementation == "MLGovernance")?.MedianMs ?? 0;
            foreach (Measurement row in group)
            {
                string ratio = own > 0 ? (row.MedianMs / own).ToString(row.MedianMs / own < 10 ? "F2" : "F0", CultureInfo.InvariantCulture) : "";
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {row.Operation} | {row.Graph} | {row.Implementation} | {row.MedianMs:0.######} | {row.MinMs:0.######} | {row.AllocatedBytes} | {row.Checksum} | {ratio} |"));
            }
        }
    }

    private static string ToJson(IReadOnlyList<Measurement> rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (Measurement row in rows)
            {
                writer.WriteStartObject();
                writer.WriteString("operation", row.Operation);
                writer.WriteString("graph", row.Graph);
                writer.WriteString("implementation", row.Implementation);
                writer.WriteNumber("medianMs", row.MedianMs);
                writer.WriteNumber("minMs", row.MinMs);
                writer.WriteNumber("allocatedBytes", row.AllocatedBytes);
                writer.WriteNumber("checksum", row.Checksum);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}

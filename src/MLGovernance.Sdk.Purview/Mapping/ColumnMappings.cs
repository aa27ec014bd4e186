using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>
/// Writes the column lineage of a process as Purview draws it: the text attribute <c>columnMapping</c>, a JSON array of the columns by pair of
/// input and output, each by its exact qualified name.
/// </summary>
/// <remarks>Source of the shape: learn.microsoft.com/purview/data-gov-api-create-lineage-relationships and the columns of pyapacheatlas' lineage template.</remarks>
internal sealed class ColumnMappings
{
    internal const string Attribute = "columnMapping";

    // Plain quotes: the text is no HTML, and Purview shows it.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ILookup<AssetId, ColumnEdge> _byOutput;

    internal ColumnMappings(EstateSnapshot snapshot) => _byOutput = ColumnLineage.Build(snapshot).Edges.ToLookup(edge => edge.Downstream.Dataset);

    /// <summary>Returns the text of a process, or null where no column of its outputs is known to come from one of its inputs.</summary>
    internal string? Of(LineageGraph graph, EntityNames names, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs)
    {
        if (_byOutput.Count == 0)
        {
            return null;
        }

        List<(CatalogReference Source, CatalogReference Sink, ColumnEdge Edge)> mapped = [];
        foreach (int output in outputs)
        {
            foreach (ColumnEdge edge in _byOutput[graph[output].Id])
            {
                if (graph.TryGetNode(edge.Upstream.Dataset, out LineageNode input) && inputs.BinarySearch(input.Index) >= 0)
                {
                    mapped.Add((names.Of(input.Index), names.Of(output), edge));
                }
            }
        }

        return mapped.Count == 0 ? null : Write(mapped);
    }

    private static string Write(List<(CatalogReference Source, CatalogReference Sink, ColumnEdge Edge)> mapped)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartArray();
            foreach (IGrouping<(string Source, string Sink), ColumnEdge> pair in mapped
                .GroupBy(item => (item.Source.QualifiedName, item.Sink.QualifiedName), item => item.Edge)
                .OrderBy(pair => pair.Key.Item1, StringComparer.Ordinal).ThenBy(pair => pair.Key.Item2, StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                writer.WriteStartObject("DatasetMapping");
                WriteEnds(writer, pair.Key.Source, pair.Key.Sink);
                writer.WriteStartArray("ColumnMapping");
                foreach ((string source, string sink) in pair.Select(edge => (edge.Upstream.Column, edge.Downstream.Column)).Distinct().Order())
                {
                    writer.WriteStartObject();
                    WriteEnds(writer, source, sink);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteEnds(Utf8JsonWriter writer, string source, string sink)
    {
        writer.WriteString("Source", source);
        writer.WriteString("Sink", sink);
        writer.WriteEndObject();
    }
}

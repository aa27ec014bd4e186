using System.Buffers;
using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>Writes the payloads of the assets that events become. Ordered, so that the order of events does not show.</summary>
internal sealed class OpenLineagePayloads(DatasetAliases names)
{
    private readonly ArrayBufferWriter<byte> _text = new(4096);

    internal ReadOnlySpan<byte> Thing(AssetId id, EventEnd end, FoldedFacts facts) => Write(id, facts, writer =>
    {
        writer.WriteString("namespace", end.Namespace);
        writer.WriteString("name", end.Name);
        WriteTags(writer, facts.Facets);
        facts.Facets.Write(writer, "facets");
    });

    internal ReadOnlySpan<byte> Static(AssetId id, AssetId about, EventEnd end, FoldedFacts facts, EventStatements statements) => Write(
        id, facts,
        writer =>
        {
            writer.WriteString("about", about.Value);
            writer.WriteString("namespace", end.Namespace);
            writer.WriteString("name", end.Name);
            facts.Facets.Write(writer, "facets");
        },
        statements);

    internal ReadOnlySpan<byte> Run(AssetId id, FoldedRun run) => Write(
        id, run.Facts,
        writer =>
        {
            writer.WriteString("runId", run.RunId);
            writer.WriteString("job", names.Resolve(run.Job).Value);
            WriteTime(writer, "startedAt", run.StartedAt);
            WriteTime(writer, "endedAt", run.EndedAt);
            if (run.State is { } state)
            {
                writer.WriteString("state", EventTypeNames.Of(state));
            }

            WriteTags(writer, run.Facts.Facets);
            run.Facts.Facets.Write(writer, "facets");
            WriteSide(writer, "inputs", "inputFacets", run.Inputs);
            WriteSide(writer, "outputs", "outputFacets", run.Outputs);
            writer.WriteStartArray("events");
            foreach ((DateTimeOffset time, RunEventType? type, string location) in run.Events)
            {
                writer.WriteStartObject();
                if (type is { } known)
                {
                    writer.WriteString("eventType", EventTypeNames.Of(known));
                }

                WriteTime(writer, "eventTime", time);
                writer.WriteString("location", location);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        },
        run.Statements);

    private ReadOnlySpan<byte> Write(AssetId id, FoldedFacts facts, Action<Utf8JsonWriter> properties, EventStatements? statements = null)
    {
        _text.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_text))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id.Value);
            writer.WriteString("name", id.Name);
            writer.WriteStartObject("properties");
            properties(writer);
            writer.WriteEndObject();
            if (statements is not null)
            {
                new StatementWriting(writer, names).Write(statements);
            }

            if (facts.Last is { } last)
            {
                writer.WriteStartObject("systemData");
                if (statements is not null)
                {
                    WriteTime(writer, "createdAt", facts.First);
                }

                WriteTime(writer, "lastModifiedAt", last);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return _text.WrittenSpan;
    }

    private void WriteSide(Utf8JsonWriter writer, string name, string facetsName, IEnumerable<KeyValuePair<EventEnd, FoldedFacts>> side)
    {
        writer.WriteStartArray(name);
        foreach ((EventEnd end, FoldedFacts facts) in side.OrderBy(pair => pair.Key.Namespace, StringComparer.Ordinal).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("namespace", end.Namespace);
            writer.WriteString("name", end.Name);
            writer.WriteString("dataset", names.Resolve(end).Value);
            facts.Facets.Write(writer, facetsName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the tags of the whole as other assets have them; those of columns stay in the facet alone.</summary>
    private static void WriteTags(Utf8JsonWriter writer, FacetSet facets)
    {
        TagsFacetTag[] tags = [.. (facets.Get(DatasetFacets.Tags)?.Tags ?? []).Where(tag => tag.Field is null).DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase)];
        if (tags.Length == 0)
        {
            return;
        }

        writer.WriteStartObject("tags");
        foreach (TagsFacetTag tag in tags)
        {
            writer.WriteString(tag.Key, tag.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known.UtcDateTime);
        }
    }
}

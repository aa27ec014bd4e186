using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>Events as JSON, one at a time.</summary>
public static class OpenLineageJson
{
    /// <summary>Reads an event.</summary>
    /// <param name="json">The event.</param>
    /// <exception cref="FormatException">It is no event; the message names the place and what was expected there.</exception>
    public static OpenLineageEvent Parse(string json)
    {
        List<EstateIssue> issues = [];
        try
        {
            return Read(JsonElement.Parse(json), string.Empty, issues) ?? throw new FormatException($"{issues[^1].Location}: {issues[^1].Message}");
        }
        catch (JsonException error)
        {
            throw new FormatException($"The event is no JSON: {error.Message}", error);
        }
    }

    /// <summary>Reads an event as far as it can be read: what is wrong with a part of it becomes an issue, and the rest stands.</summary>
    /// <param name="json">The event.</param>
    /// <param name="location">Where it comes from, for the issues.</param>
    /// <param name="issues">Receives what is wrong.</param>
    /// <returns>The event; null where it is none, and then the last issue tells why.</returns>
    public static OpenLineageEvent? Read(JsonElement json, string location, ICollection<EstateIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(issues);
        return new EventReading(location, issues).Event(json);
    }

    /// <summary>Writes an event as one JSON object that follows the schema of version 2-0-2.</summary>
    /// <param name="event">The event.</param>
    /// <param name="writer">Receives the JSON.</param>
    public static void Write(OpenLineageEvent @event, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(@event);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        if (@event is RunEvent { EventType: { } type })
        {
            writer.WriteString("eventType", EventTypeNames.Of(type));
        }

        writer.WriteString("eventTime", @event.EventTime.UtcDateTime);
        switch (@event)
        {
            case RunEvent run:
                writer.WriteStartObject("run");
                writer.WriteString("runId", run.Run.RunId);
                run.Run.Facets.Write(writer, "facets");
                writer.WriteEndObject();
                Write(run.Job, run.Inputs, run.Outputs, writer);
                break;
            case JobEvent job:
                Write(job.Job, job.Inputs, job.Outputs, writer);
                break;
            case DatasetEvent dataset:
                writer.WritePropertyName("dataset");
                Write(dataset.Dataset, writer);
                break;
        }

        writer.WriteString("producer", @event.Producer);
        writer.WriteString("schemaURL", @event.SchemaUrl ?? @event.DefaultSchemaUrl);
        writer.WriteEndObject();
    }

    /// <summary>Returns an event as UTF-8 text on one line, without a line end.</summary>
    /// <param name="event">The event.</param>
    public static byte[] ToUtf8(OpenLineageEvent @event)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(text))
        {
            Write(@event, writer);
        }

        return text.WrittenSpan.ToArray();
    }

    private static void Write(Job job, ImmutableArray<InputDataset> inputs, ImmutableArray<OutputDataset> outputs, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("job");
        writer.WriteString("namespace", job.Namespace);
        writer.WriteString("name", job.Name);
        job.Facets.Write(writer, "facets");
        writer.WriteEndObject();
        writer.WriteStartArray("inputs");
        foreach (InputDataset input in inputs)
        {
            Write(input, writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("outputs");
        foreach (OutputDataset output in outputs)
        {
            Write(output, writer);
        }

        writer.WriteEndArray();
    }

    private static void Write(Dataset dataset, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("namespace", dataset.Namespace);
        writer.WriteString("name", dataset.Name);
        dataset.Facets.Write(writer, "facets");
        (dataset as InputDataset)?.InputFacets.Write(writer, "inputFacets");
        (dataset as OutputDataset)?.OutputFacets.Write(writer, "outputFacets");
        writer.WriteEndObject();
    }
}

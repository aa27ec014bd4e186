using System.Buffers;
using System.Text.Json;
using Azure.Core;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>The entities of one request, written once.</summary>
internal sealed record EntityChunk(IReadOnlyList<PlannedEntity> Entities, IReadOnlyList<ReadOnlyMemory<byte>> Bodies)
{
    /// <summary>Cuts entities into requests by count and bytes.</summary>
    internal static IEnumerable<EntityChunk> Cut(IEnumerable<PlannedEntity> entities, int maxEntities, int maxBytes)
    {
        List<PlannedEntity> chunk = [];
        List<ReadOnlyMemory<byte>> bodies = [];
        int bytes = 0;
        int placeholder = 0;
        foreach (PlannedEntity planned in entities)
        {
            ReadOnlyMemory<byte> body = Write(planned, --placeholder);
            if (chunk.Count > 0 && (chunk.Count == maxEntities || bytes + body.Length > maxBytes))
            {
                yield return new EntityChunk(chunk, bodies);
                (chunk, bodies, bytes) = ([], [], 0);
            }

            chunk.Add(planned);
            bodies.Add(body);
            bytes += body.Length;
        }

        if (chunk.Count > 0)
        {
            yield return new EntityChunk(chunk, bodies);
        }
    }

    /// <summary>Returns the two halves.</summary>
    internal (EntityChunk First, EntityChunk Second) Halve()
    {
        int middle = Entities.Count / 2;
        return (
            new EntityChunk([.. Entities.Take(middle)], [.. Bodies.Take(middle)]),
            new EntityChunk([.. Entities.Skip(middle)], [.. Bodies.Skip(middle)]));
    }

    internal RequestContent ToContent() => JsonContent.Write(writer =>
    {
        writer.WriteStartArray("entities");
        foreach (ReadOnlyMemory<byte> body in Bodies)
        {
            writer.WriteRawValue(body.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    });

    // Placeholders are scoped to a request; unique within the whole publish they stay so when chunks are halved.
    private static ReadOnlyMemory<byte> Write(PlannedEntity planned, int placeholder)
    {
        ArrayBufferWriter<byte> output = new(1024);
        using (Utf8JsonWriter writer = new(output))
        {
            planned.Outgoing.WriteTo(
                writer, planned.Guid is { Length: > 0 } guid ? guid : placeholder.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return output.WrittenMemory;
    }
}

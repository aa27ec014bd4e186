using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// One published entity as a line of JSON: <c>[hash, type, name]</c>, and, where there is more to tell,
/// <c>{"as":[type, name],"set":[classifications],"gone":time}</c>. An empty hash alone forgets the entity.
/// </summary>
internal static class PublishedLine
{
    internal static void Write(IBufferWriter<byte> output, CatalogReference reference, PublishedEntity entity)
    {
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(entity.Hash);
            writer.WriteStringValue(reference.TypeName);
            writer.WriteStringValue(reference.QualifiedName);
            if (entity.HeldAs is not null || entity.GoneSince is not null || entity.Classifications.Length > 0)
            {
                WriteMore(writer, entity);
            }

            writer.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    /// <exception cref="FormatException">It is no such line.</exception>
    internal static (CatalogReference Reference, PublishedEntity Entity) Read(ReadOnlySpan<byte> line)
    {
        try
        {
            JsonElement array = JsonElement.Parse(line);
            JsonElement more = array.GetArrayLength() > 3 ? array[3] : default;
            return (new CatalogReference(array[1].GetString()!, array[2].GetString()!), new PublishedEntity(array[0].GetString()!)
            {
                HeldAs = Member(more, "as") is { ValueKind: JsonValueKind.Array } place ? new CatalogReference(place[0].GetString()!, place[1].GetString()!) : null,
                Classifications = Member(more, "set") is { ValueKind: JsonValueKind.Array } set ? [.. set.EnumerateArray().Select(item => item.GetString()!)] : [],
                GoneSince = Member(more, "gone") is { ValueKind: JsonValueKind.String } gone ? gone.GetDateTimeOffset() : null,
            });
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new FormatException("Expected a JSON array of three texts.", damaged);
        }
    }

    private static void WriteMore(Utf8JsonWriter writer, PublishedEntity entity)
    {
        writer.WriteStartObject();
        if (entity.HeldAs is { } place)
        {
            writer.WriteStartArray("as");
            writer.WriteStringValue(place.TypeName);
            writer.WriteStringValue(place.QualifiedName);
            writer.WriteEndArray();
        }

        if (entity.Classifications.Length > 0)
        {
            writer.Strings("set", entity.Classifications);
        }

        if (entity.GoneSince is { } gone)
        {
            writer.WriteString("gone", gone.ToString("O", CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
    }

    private static JsonElement Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value : default;
}

using System.Buffers;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Facts that others than the resource's own service tell of assets, until they are merged into the payloads under <c>properties</c>.</summary>
internal sealed class AssetFacts
{
    private readonly Dictionary<AssetId, SortedDictionary<string, byte[]>> _facts = [];

    internal bool IsEmpty => _facts.Count == 0;

    internal void Add(AssetId asset, string name, ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, PayloadJson.ReaderOptions);
        JsonElement value;
        try
        {
            value = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The fact '{name}' of '{asset}' is no JSON: {error.Message}", error);
        }

        byte[] text = System.Text.Encoding.UTF8.GetBytes(value.GetRawText());
        (_facts.TryGetValue(asset, out SortedDictionary<string, byte[]>? known) ? known : _facts[asset] = new(StringComparer.Ordinal))[name] = text;
    }

    /// <summary>Copies a snapshot into a builder, each payload with its facts. Storage paths and container images come to be by their facts: no resource states them.</summary>
    internal void Merge(EstateSnapshot snapshot, EstateSnapshotBuilder into)
    {
        HashSet<AssetId> found = [];
        for (int i = 0; i < snapshot.Count; i++)
        {
            AssetId id = snapshot.IdOf(i);
            if (_facts.TryGetValue(id, out SortedDictionary<string, byte[]>? facts))
            {
                found.Add(id);
                into.Add(id, Merge(snapshot.PayloadOf(i), facts));
            }
            else
            {
                into.AddTrusted(snapshot.Columns.Ids.Span(snapshot.Columns.IdSlices[i]), snapshot.PayloadOf(i).Span);
            }
        }

        foreach ((AssetId id, SortedDictionary<string, byte[]> facts) in _facts)
        {
            if (!found.Contains(id) && id.Form is AssetIdForm.Storage or AssetIdForm.DatastorePath or AssetIdForm.OneLake or AssetIdForm.Image)
            {
                into.Add(id, Merge("{}"u8.ToArray(), facts));
            }
        }
    }

    private static ReadOnlySpan<byte> Merge(ReadOnlyMemory<byte> payload, SortedDictionary<string, byte[]> facts)
    {
        using JsonDocument document = JsonDocument.Parse(payload, PayloadJson.DocumentOptions);
        JsonElement properties = document.RootElement.TryGetProperty("properties", out JsonElement held) ? held : default;
        ArrayBufferWriter<byte> output = new(payload.Length + 256);
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in document.RootElement.EnumerateObject().Where(member => !member.NameEquals("properties"u8)))
            {
                member.WriteTo(writer);
            }

            writer.WriteStartObject("properties");
            if (properties.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in properties.EnumerateObject().Where(member => !facts.ContainsKey(member.Name)))
                {
                    member.WriteTo(writer);
                }
            }

            foreach ((string name, byte[] json) in facts)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json, skipInputValidation: true);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return output.WrittenSpan;
    }
}

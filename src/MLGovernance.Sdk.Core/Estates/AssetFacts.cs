using System.Buffers;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Facts that others than the resource's own service tell of assets, until they are merged into the payloads under <c>properties</c>.</summary>
internal sealed class AssetFacts
{
    private readonly Dictionary<AssetId, SortedDictionary<string, Fact>> _facts = [];

    internal bool IsEmpty => _facts.Count == 0;

    /// <summary>Adds a fact. The last of a name stays, or, where a member tells its time, the newest; one without a time is the oldest.</summary>
    internal void Add(AssetId asset, string name, ReadOnlySpan<byte> json, string? timeMember = null)
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

        Fact fact = new(System.Text.Encoding.UTF8.GetBytes(value.GetRawText()), timeMember, TimeOf(value, timeMember));
        SortedDictionary<string, Fact> facts = _facts.TryGetValue(asset, out SortedDictionary<string, Fact>? known) ? known : _facts[asset] = new(StringComparer.Ordinal);
        if (!facts.TryGetValue(name, out Fact? held) || held.Time <= fact.Time)
        {
            facts[name] = fact;
        }
    }

    /// <summary>Copies a snapshot into a builder, each payload with its facts. Storage paths and container images come to be by their facts: no resource states them.</summary>
    internal void Merge(EstateSnapshot snapshot, EstateSnapshotBuilder into)
    {
        HashSet<AssetId> found = [];
        for (int i = 0; i < snapshot.Count; i++)
        {
            AssetId id = snapshot.IdOf(i);
            if (_facts.TryGetValue(id, out SortedDictionary<string, Fact>? facts))
            {
                found.Add(id);
                into.Add(id, Merge(snapshot.PayloadOf(i), facts));
            }
            else
            {
                into.AddTrusted(snapshot.Columns.Ids.Span(snapshot.Columns.IdSlices[i]), snapshot.PayloadOf(i).Span);
            }
        }

        foreach ((AssetId id, SortedDictionary<string, Fact> facts) in _facts)
        {
            if (!found.Contains(id) && id.Form is AssetIdForm.Storage or AssetIdForm.DatastorePath or AssetIdForm.OneLake or AssetIdForm.Image)
            {
                into.Add(id, Merge("{}"u8.ToArray(), facts));
            }
        }
    }

    private static ReadOnlySpan<byte> Merge(ReadOnlyMemory<byte> payload, SortedDictionary<string, Fact> facts)
    {
        using JsonDocument document = JsonDocument.Parse(payload, PayloadJson.DocumentOptions);
        JsonElement properties = document.RootElement.TryGetProperty("properties", out JsonElement held) ? held : default;
        HashSet<string> older = [.. facts.Where(fact => properties.Member(fact.Key) is { } stated && TimeOf(stated, fact.Value.TimeMember) > fact.Value.Time).Select(fact => fact.Key)];
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
                foreach (JsonProperty member in properties.EnumerateObject().Where(member => !facts.ContainsKey(member.Name) || older.Contains(member.Name)))
                {
                    member.WriteTo(writer);
                }
            }

            foreach ((string name, Fact fact) in facts.Where(fact => !older.Contains(fact.Key)))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(fact.Json, skipInputValidation: true);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return output.WrittenSpan;
    }

    private static DateTimeOffset TimeOf(JsonElement value, string? timeMember) =>
        timeMember is not null && value.TimeAt(timeMember) is { } time ? time : DateTimeOffset.MinValue;

    /// <summary>A fact's JSON, and the time that the member of that name tells; the beginning of time where none does.</summary>
    private sealed record Fact(byte[] Json, string? TimeMember, DateTimeOffset Time);
}

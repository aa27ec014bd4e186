using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>The facets of a run, job or dataset by name. Immutable. Facets stay as their producer wrote them, the unknown ones too.</summary>
public sealed class FacetSet
{
    private readonly ImmutableSortedDictionary<string, JsonElement> _facets;

    internal FacetSet(ImmutableSortedDictionary<string, JsonElement> facets) => _facets = facets;

    /// <summary>Gets the set without facets.</summary>
    public static FacetSet Empty { get; } = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    /// <summary>Gets the names, ordered.</summary>
    public IEnumerable<string> Names => _facets.Keys;

    /// <summary>Gets a facet as its producer wrote it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="json">The facet.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetJson(string name, out JsonElement json) => _facets.TryGetValue(name, out json);

    /// <summary>Gets a facet.</summary>
    /// <typeparam name="T">The facet.</typeparam>
    /// <param name="type">Which.</param>
    /// <returns>The facet; null where there is none, or where it does not have the form of its type.</returns>
    public T? Get<T>(FacetType<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            return _facets.TryGetValue(type.Name, out JsonElement json) ? json.Deserialize(type.Json) : null;
        }
        catch (JsonException)
        {
            return null; // the reader of the event has said so
        }
    }

    /// <summary>Returns a set with a facet, in the place of one of the same name.</summary>
    /// <typeparam name="T">The facet.</typeparam>
    /// <param name="type">Which.</param>
    /// <param name="facet">The facet; null returns this set as it is.</param>
    /// <param name="producer">What is stated as <c>_producer</c>.</param>
    public FacetSet With<T>(FacetType<T> type, T? facet, string producer = OpenLineageSpec.Producer)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        if (facet is null)
        {
            return this;
        }

        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("_producer", producer);
            writer.WriteString("_schemaURL", type.SchemaUrl);
            foreach (JsonProperty member in JsonSerializer.SerializeToElement(facet, type.Json).EnumerateObject())
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return WithJson(type.Name, JsonElement.Parse(text.WrittenSpan));
    }

    /// <summary>Returns a set with a facet as JSON, for facets that this library has no type for.</summary>
    /// <param name="name">The name.</param>
    /// <param name="json">The facet: an object with <c>_producer</c> and <c>_schemaURL</c>.</param>
    public FacetSet WithJson(string name, JsonElement json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new FacetSet(_facets.SetItem(name, json));
    }

    /// <summary>Returns this set brought up to date: newer facets replace those of the same name, and one with <c>"_deleted": true</c> removes it.</summary>
    /// <param name="newer">The facets of a later event.</param>
    public FacetSet UpdatedBy(FacetSet newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        if (newer._facets.IsEmpty)
        {
            return this;
        }

        ImmutableSortedDictionary<string, JsonElement>.Builder facets = _facets.ToBuilder();
        foreach ((string name, JsonElement json) in newer._facets)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("_deleted", out JsonElement deleted) && deleted.ValueKind == JsonValueKind.True)
            {
                facets.Remove(name);
            }
            else
            {
                facets[name] = json;
            }
        }

        return new FacetSet(facets.ToImmutable());
    }

    /// <summary>Returns a set that does not keep the rest of the event in memory.</summary>
    internal FacetSet Detached() => _facets.IsEmpty ? this : new FacetSet(_facets.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Clone(), StringComparer.Ordinal));

    /// <summary>Tells why a facet does not have the form of its type; empty where it does, or is absent.</summary>
    internal IEnumerable<(string Name, string Reason)> Check<T>(FacetType<T> type)
        where T : class
    {
        if (!_facets.TryGetValue(type.Name, out JsonElement json))
        {
            return [];
        }

        try
        {
            return json.Deserialize(type.Json) is null ? [(type.Name, "it is null")] : [];
        }
        catch (JsonException error)
        {
            return [(type.Name, error.Message)];
        }
    }

    internal void Write(Utf8JsonWriter writer, string name)
    {
        if (_facets.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach ((string facet, JsonElement json) in _facets)
        {
            writer.WritePropertyName(facet);
            json.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}

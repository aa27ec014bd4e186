using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>A page of results.</summary>
/// <param name="Count">The number of results on all pages.</param>
/// <param name="Hits">The results of this page, in order.</param>
/// <param name="Facets">The facets that were asked for, by name in that order.</param>
/// <param name="ContinuationToken">What asks for the next page, or null on the last.</param>
public sealed record DiscoveryResult(
    int Count,
    ImmutableArray<DiscoveryHit> Hits,
    ImmutableArray<KeyValuePair<string, ImmutableArray<DiscoveryFacetValue>>> Facets,
    string? ContinuationToken)
{
    /// <summary>Writes the page as the Data Map answers it.</summary>
    /// <param name="writer">Receives the JSON.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("@search.count", Count);
        writer.WriteBoolean("@search.count.approximate", false);
        if (ContinuationToken is not null)
        {
            writer.WriteString("continuationToken", ContinuationToken);
        }

        WriteFacets(writer);
        writer.WriteStartArray("value");
        foreach (DiscoveryHit hit in Hits)
        {
            hit.Document.WriteTo(writer, hit.Score);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes the page as the Data Map answers a request for suggestions: each hit with the text to show.</summary>
    /// <param name="writer">Receives the JSON.</param>
    public void WriteSuggestionsTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (DiscoveryHit hit in Hits)
        {
            hit.Document.WriteTo(writer, hit.Score, hit.Document.Name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteFacets(Utf8JsonWriter writer)
    {
        if (Facets.IsEmpty)
        {
            writer.WriteNull("@search.facets");
            return;
        }

        writer.WriteStartObject("@search.facets");
        foreach ((string name, ImmutableArray<DiscoveryFacetValue> values) in Facets)
        {
            writer.WriteStartArray(name);
            foreach (DiscoveryFacetValue value in values)
            {
                writer.WriteStartObject();
                writer.WriteNumber("count", value.Count);
                writer.WriteString("value", value.Value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}

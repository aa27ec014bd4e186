using System.Collections.Immutable;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>A search of the Data Map.</summary>
public sealed record DataMapSearch
{
    /// <summary>Gets the keywords, or <see langword="null"/> for everything.</summary>
    public string? Keywords { get; init; }

    /// <summary>Gets the filter as JSON, for example <c>{"and":[{"entityType":"x"},{"collectionId":"y"}]}</c>, or <see langword="null"/>.</summary>
    public string? Filter { get; init; }

    /// <summary>Gets the facets to count, for example <c>entityType</c>.</summary>
    public ImmutableArray<string> Facets { get; init; } = [];

    /// <summary>Gets how many hits a page holds, 1 to 1,000. The default is 50, as the service's.</summary>
    public int PageSize { get; init; } = 50;

    internal RequestContent ToContent(string? continuationToken) => JsonContent.Write(writer =>
    {
        writer.WriteString("keywords", Keywords);
        writer.WriteNumber("limit", PageSize);
        if (continuationToken is not null)
        {
            writer.WriteString("continuationToken", continuationToken);
        }

        if (Filter is not null)
        {
            writer.WritePropertyName("filter");
            writer.WriteRawValue(Filter);
        }

        if (!Facets.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("facets");
            foreach (string facet in Facets)
            {
                writer.WriteStartObject();
                writer.WriteString("facet", facet);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    });
}

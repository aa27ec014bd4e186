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

    /// <summary>Gets what to order by, for example <c>("name", false)</c>; empty leaves the order to the service. Descending where the second is true.</summary>
    public ImmutableArray<(string Field, bool Descending)> OrderBy { get; init; } = [];

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

        if (!OrderBy.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("orderby");
            foreach ((string field, bool descending) in OrderBy)
            {
                writer.WriteStartObject();
                writer.WriteString(field, descending ? "DESC" : "ASC");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
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

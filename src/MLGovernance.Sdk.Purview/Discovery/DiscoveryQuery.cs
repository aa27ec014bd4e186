using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>A search in the shape of the Data Map's <c>POST …/search/query</c>.</summary>
public sealed record DiscoveryQuery
{
    /// <summary>The greatest number of results on one page, as the service's.</summary>
    public const int MaxLimit = 1000;

    /// <summary>
    /// Gets the keywords; null, empty and <c>*</c> find everything. An asset must have each of them in its name, qualified name, description,
    /// classifications or terms, compared without case.
    /// </summary>
    public string? Keywords { get; init; }

    /// <summary>Gets the filter.</summary>
    public DiscoveryFilter Filter { get; init; } = DiscoveryFilter.Everything;

    /// <summary>Gets the facets to count over all results.</summary>
    public ImmutableArray<DiscoveryFacet> Facets { get; init; } = [];

    /// <summary>Gets what to order by; empty orders by how well keywords fit, then by name.</summary>
    public ImmutableArray<DiscoveryOrder> OrderBy { get; init; } = [];

    /// <summary>Gets the most results on a page, up to <see cref="MaxLimit"/>. The default is 50, as the service's.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Gets how many results to leave out before the page. The default is 0.</summary>
    public int Offset { get; init; }

    /// <summary>Gets what the page before gave, or null for the first; it wins over <see cref="Offset"/>.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Gets the keywords one by one.</summary>
    internal string[] Words => Keywords is null or "*" or ""
        ? []
        : [.. Keywords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '*')).Where(word => word.Length > 0)];

    /// <summary>Reads the body of a query.</summary>
    /// <param name="body">The body, for example <c>{"keywords":"churn","filter":{"entityType":"x"},"facets":[{"facet":"kind"}],"limit":10}</c>.</param>
    /// <exception cref="FormatException">It is not understood; the message says which part and what was expected.</exception>
    public static DiscoveryQuery Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The query is {body.ValueKind}: expected an object.");
        }

        body.TryGetProperty("filter", out JsonElement filter);
        return new DiscoveryQuery
        {
            Keywords = DiscoveryText.Member(body, "keywords"),
            Filter = DiscoveryFilter.Parse(filter),
            Facets = [.. Items(body, "facets").Select(Facet)],
            OrderBy = [.. Items(body, "orderby").Where(item => item.ValueKind == JsonValueKind.Object).SelectMany(item => item.EnumerateObject()).Select(Order)],
            Limit = Number(body, "limit", 50),
            Offset = Number(body, "offset", 0),
            ContinuationToken = DiscoveryText.Member(body, "continuationToken") is { Length: > 0 } token ? token : null,
        };
    }

    private static DiscoveryOrder Order(JsonProperty member) =>
        new(member.Name, member.Value.ValueKind == JsonValueKind.String && DiscoveryText.Same(member.Value.GetString()!, "DESC"));

    private static DiscoveryFacet Facet(JsonElement facet)
    {
        string name = DiscoveryText.Member(facet, "facet") ?? throw new FormatException($"The facet '{DiscoveryText.Cut(facet)}' has no 'facet' with a name.");
        int count = Number(facet, "count", 10);
        facet.TryGetProperty("sort", out JsonElement sort);
        string? byValue = DiscoveryText.Member(sort, "value");
        bool ascending = DiscoveryText.Same(byValue ?? DiscoveryText.Member(sort, "count") ?? "desc", "asc");
        return new DiscoveryFacet(name, count == 0 ? 10 : count, byValue is not null, ascending);
    }

    private static JsonElement[] Items(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static int Number(JsonElement body, string name, int absent)
    {
        if (!body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return absent;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0
            ? number
            : throw new FormatException($"'{name}' is '{DiscoveryText.Cut(value)}': expected a whole number that is not negative.");
    }
}

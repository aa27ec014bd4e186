using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>A facet to count: which values the assets found have, and how often.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Count">The most values to return. The default is 10.</param>
/// <param name="ByValue">Whether values are ordered by name instead of by number.</param>
/// <param name="Ascending">Whether the order ascends. The default is false.</param>
public sealed record DiscoveryFacet(string Name, int Count = 10, bool ByValue = false, bool Ascending = false)
{
    /// <summary>Gets the facets that can be counted; <c>kind</c> is this library's own.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["assetType", "classification", "collectionId", "contactId", "contactType", "entityType", "kind", "label", "objectType", "term"];

    internal ImmutableArray<DiscoveryFacetValue> Of(IEnumerable<DiscoveryDocument> found)
    {
        IEnumerable<DiscoveryFacetValue> groups = found.SelectMany(Values).GroupBy(text => text, StringComparer.Ordinal)
            .Select(group => new DiscoveryFacetValue(group.Key, group.Count()));
        groups = (ByValue, Ascending) switch
        {
            (true, true) => groups.OrderBy(group => group.Value, StringComparer.Ordinal),
            (true, false) => groups.OrderByDescending(group => group.Value, StringComparer.Ordinal),
            (false, true) => groups.OrderBy(group => group.Count).ThenBy(group => group.Value, StringComparer.Ordinal),
            _ => groups.OrderByDescending(group => group.Count).ThenBy(group => group.Value, StringComparer.Ordinal),
        };
        return [.. groups.Take(Count)];
    }

    private IEnumerable<string> Values(DiscoveryDocument document) => Name switch
    {
        "entityType" => [document.TypeName],
        "assetType" => [document.AssetType],
        "objectType" => [document.ObjectType],
        "classification" => document.Classifications,
        "label" => document.Labels,
        "collectionId" => [document.CollectionId],
        "kind" => [document.Kind],
        "term" => document.Terms.Select(term => term.Name),
        "contactId" => document.Contacts.Select(contact => contact.Id),
        "contactType" => document.Contacts.Select(contact => contact.ContactType),
        _ => throw new FormatException($"The facet '{Name}' is not understood: expected {string.Join(", ", Names)}."),
    };
}

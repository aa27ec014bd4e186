using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>Counts the values of the facets a query asks for.</summary>
internal static class SearchFacets
{
    public static JsonObject? Of(IReadOnlyCollection<SearchDocument> found, JsonArray facets)
    {
        if (facets.Count == 0)
        {
            return null;
        }

        var result = new JsonObject();
        foreach (JsonObject facet in facets.OfType<JsonObject>())
        {
            string name = facet.Text("facet") ?? throw AtlasError.BadRequest("A facet has no 'facet' name.");
            int count = facet["count"] is JsonValue value && value.TryGetValue(out int given) && given > 0 ? given : 10;
            bool byValue = facet["sort"].Member("value") is not null;
            bool ascending = string.Equals(facet["sort"].Text(byValue ? "value" : "count"), "asc", StringComparison.OrdinalIgnoreCase);
            IEnumerable<(string Value, int Count)> groups = found.SelectMany(document => Values(document, name))
                .GroupBy(text => text, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));
            groups = byValue
                ? ascending ? groups.OrderBy(group => group.Value, StringComparer.Ordinal) : groups.OrderByDescending(group => group.Value, StringComparer.Ordinal)
                : (ascending ? groups.OrderBy(group => group.Count) : groups.OrderByDescending(group => group.Count)).ThenBy(group => group.Value, StringComparer.Ordinal);
            result[name] = AtlasJson.Array(groups.Take(count).Select(group => (JsonNode?)new JsonObject { ["count"] = group.Count, ["value"] = group.Value }));
        }

        return result;
    }

    private static IEnumerable<string> Values(SearchDocument document, string facet) => facet switch
    {
        "entityType" => [document.TypeName],
        "assetType" => [document.AssetType],
        "objectType" => [document.ObjectType],
        "classification" => document.Classifications,
        "label" => document.Labels,
        "collectionId" => [document.CollectionId],
        "term" => document.Terms.Select(term => term.Name),
        "contactId" => document.ContactList().Select(contact => contact.Text("id")).OfType<string>(),
        "contactType" => document.ContactList().Select(contact => contact.Text("contactType")).OfType<string>(),
        _ => throw AtlasError.BadRequest($"The facet '{facet}' is not understood."),
    };
}

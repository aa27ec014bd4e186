using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>Discovery: query with filter, facets, order and continuation; suggest; autocomplete; browse.</summary>
internal sealed class DiscoveryQueryRoutes(DataMapState state)
{
    private const int MaxLimit = 1000;
    private readonly SearchIndex _index = new(state);

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", "/search/query", Query),
        new("POST", "/search/suggest", Suggest),
        new("POST", "/search/autocomplete", Autocomplete),
        new("POST", "/browse", Browse),
    ];

    private JsonObject Query(DataMapCall call)
    {
        JsonObject body = call.Object();
        int limit = Number(body, "limit", 50, MaxLimit);
        string[] words = Words(body.Text("keywords"));
        Func<SearchDocument, bool> filter = SearchFilter.Read(body["filter"]);
        SearchDocument[] found = [.. SearchOrder.Apply(_index.Documents().Where(filter).Where(document => Matches(document, words)), words, body.Items("orderby"))];
        int offset = 0;
        if (body.Text("continuationToken") is { Length: > 0 } token && !SkipToken.TryRead(token, out offset))
        {
            throw AtlasError.BadRequest("The continuation token is not one of this query.");
        }

        if (body["offset"] is JsonValue given && given.TryGetValue(out int start) && offset == 0)
        {
            offset = start;
        }

        SearchDocument[] page = [.. found.Skip(offset).Take(limit)];
        var result = new JsonObject
        {
            ["@search.count"] = found.Length,
            ["@search.count.approximate"] = false,
            ["@search.facets"] = SearchFacets.Of(found, body.Items("facets")),
            ["value"] = AtlasJson.Array(page.Select(document => (JsonNode?)document.ToJson(SearchOrder.Score(document, words)))),
        };
        if (offset + page.Length < found.Length)
        {
            result["continuationToken"] = SkipToken.Create(offset + page.Length);
        }

        return result;
    }

    private JsonObject Suggest(DataMapCall call)
    {
        JsonObject body = call.Object();
        string[] words = Words(Keywords(body));
        Func<SearchDocument, bool> filter = SearchFilter.Read(body["filter"]);
        return new JsonObject
        {
            ["value"] = AtlasJson.Array(_index.Documents().Where(filter).Where(document => Matches(document, words))
                .OrderBy(document => document.Name, StringComparer.Ordinal).Take(Number(body, "limit", 5, 100))
                .Select(document =>
                {
                    JsonObject item = document.ToJson(SearchOrder.Score(document, words));
                    item["@search.text"] = document.Name;
                    return (JsonNode?)item;
                })),
        };
    }

    private JsonObject Autocomplete(DataMapCall call)
    {
        JsonObject body = call.Object();
        string prefix = Keywords(body);
        Func<SearchDocument, bool> filter = SearchFilter.Read(body["filter"]);
        return new JsonObject
        {
            ["value"] = AtlasJson.Array(_index.Documents().Where(filter).Select(document => document.Name)
                .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Number(body, "limit", 50, 100))
                .Select(name => (JsonNode?)new JsonObject { ["text"] = name, ["queryPlusText"] = name })),
        };
    }

    private JsonObject Browse(DataMapCall call)
    {
        JsonObject body = call.Object();
        string type = body.Text("entityType") ?? "";
        SearchDocument[] found = [.. _index.Documents().Where(document => type.Length == 0 || document.TypeName == type)
            .OrderBy(document => document.QualifiedName, StringComparer.Ordinal)];
        int offset = body["offset"] is JsonValue value && value.TryGetValue(out int number) ? number : 0;
        return new JsonObject
        {
            ["@search.count"] = found.Length,
            ["value"] = AtlasJson.Array(found.Skip(offset).Take(Number(body, "limit", 100, MaxLimit)).Select(document => (JsonNode?)new JsonObject
            {
                ["entityType"] = document.TypeName,
                ["id"] = document.Id,
                ["isLeaf"] = true,
                ["name"] = document.Name,
                ["qualifiedName"] = document.QualifiedName,
                ["path"] = $"/{document.TypeName}#{document.Name}",
                ["owner"] = AtlasJson.Array(document.ContactList()),
            })),
        };
    }

    private static string Keywords(JsonObject body) => body.Text("keywords") is { Length: > 0 and <= 100 } keywords
        ? keywords
        : throw AtlasError.BadRequest("Expected 'keywords' with 1 to 100 characters.");

    private static int Number(JsonObject body, string name, int absent, int max)
    {
        int number = body[name] is JsonValue value && value.TryGetValue(out int given) ? given : absent;
        return number >= 0 && number <= max ? number : throw AtlasError.BadRequest($"'{name}' is {number}: expected 0 to {max}.");
    }

    private static string[] Words(string? keywords) =>
        keywords is null or "*" or "" ? [] : keywords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '*')).ToArray();

    private static bool Matches(SearchDocument document, string[] words) => Array.TrueForAll(words, word =>
        document.Name.Contains(word, StringComparison.OrdinalIgnoreCase) ||
        document.QualifiedName.Contains(word, StringComparison.OrdinalIgnoreCase) ||
        (document.Attributes.Text("description")?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false) ||
        document.Classifications.Any(item => item.Contains(word, StringComparison.OrdinalIgnoreCase)) ||
        document.Terms.Any(term => term.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
}

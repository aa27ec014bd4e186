using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Purview;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>Discovery: query with filter, facets, order and continuation; suggest; autocomplete; browse. How it searches is the library's own offline search.</summary>
internal sealed class DiscoveryQueryRoutes(DataMapState state)
{
    private readonly SearchIndex _index = new(state);

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", "/search/query", Query),
        new("POST", "/search/suggest", Suggest),
        new("POST", "/search/autocomplete", Autocomplete),
        new("POST", "/browse", Browse),
    ];

    private JsonObject Query(DataMapCall call) => Answer(call, (index, body) => Node(index.Search(DiscoveryQuery.Parse(body)).WriteTo));

    private JsonObject Suggest(DataMapCall call) => Answer(call, (index, body) => Node(writer =>
    {
        DiscoveryResult found = new(0, index.Suggest(Keywords(body), Limit(body, 5), Filter(body)), [], null);
        found.WriteSuggestionsTo(writer);
    }));

    private JsonObject Autocomplete(DataMapCall call) => Answer(call, (index, body) => new JsonObject
    {
        ["value"] = AtlasJson.Array(index.Autocomplete(Keywords(body), Limit(body, 50), Filter(body))
            .Select(name => (JsonNode?)new JsonObject { ["text"] = name, ["queryPlusText"] = name })),
    });

    private JsonObject Browse(DataMapCall call) => Answer(call, (index, body) =>
    {
        DiscoveryQuery query = DiscoveryQuery.Parse(body) with { ContinuationToken = null, Filter = EntityType(body) };
        DiscoveryResult found = index.Search(query with { Limit = body.TryGetProperty("limit", out _) ? query.Limit : 100, OrderBy = [new DiscoveryOrder("qualifiedName")] });
        return new JsonObject
        {
            ["@search.count"] = found.Count,
            ["value"] = AtlasJson.Array(found.Hits.Select(hit => (JsonNode?)new JsonObject
            {
                ["entityType"] = hit.Document.TypeName,
                ["id"] = hit.Document.Id,
                ["isLeaf"] = true,
                ["name"] = hit.Document.Name,
                ["qualifiedName"] = hit.Document.QualifiedName,
                ["path"] = $"/{hit.Document.TypeName}#{hit.Document.Name}",
                ["owner"] = AtlasJson.Array(hit.Document.Contacts.Select(contact =>
                    (JsonNode?)new JsonObject { ["id"] = contact.Id, ["info"] = contact.Note, ["contactType"] = contact.ContactType })),
            })),
        };
    });

    private JsonObject Answer(DataMapCall call, Func<DiscoveryIndex, JsonElement, JsonObject> answer)
    {
        try
        {
            return answer(new DiscoveryIndex(_index.Documents()), JsonSerializer.SerializeToElement(call.Object()));
        }
        catch (FormatException error)
        {
            throw AtlasError.BadRequest(error.Message);
        }
    }

    private static JsonObject Node(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return JsonNode.Parse(buffer.ToArray())!.AsObject();
    }

    private static string Keywords(JsonElement body) =>
        body.TryGetProperty("keywords", out JsonElement keywords) && keywords.ValueKind == JsonValueKind.String ? keywords.GetString()! : "";

    private static int Limit(JsonElement body, int absent) => body.TryGetProperty("limit", out _) ? DiscoveryQuery.Parse(body).Limit : absent;

    private static DiscoveryFilter Filter(JsonElement body) => body.TryGetProperty("filter", out JsonElement filter) ? DiscoveryFilter.Parse(filter) : DiscoveryFilter.Everything;

    private static DiscoveryFilter EntityType(JsonElement body) =>
        body.TryGetProperty("entityType", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.GetString() is { Length: > 0 } name
            ? DiscoveryFilter.Parse(JsonSerializer.SerializeToElement(new JsonObject { ["entityType"] = name }))
            : DiscoveryFilter.Everything;
}

using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Glossary;

/// <summary>Glossaries and categories.</summary>
internal sealed class GlossaryRoutes(DataMapState state, GlossaryDocuments documents)
{
    private const string One = "/atlas/v2/glossary/{glossary}";
    private const string Category = "/atlas/v2/glossary/category/{category}";

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", "/atlas/v2/glossary", call => AtlasJson.Array(
            state.Documents.All(GlossaryDocuments.Glossaries).Skip(call.Number("offset", 0)).Take(Limit(call)).Select(Copy))),
        new("POST", "/atlas/v2/glossary", Create),
        new("GET", One, call => Find(call).Copy()),
        new("PUT", One, call => documents.Replace(GlossaryDocuments.Glossaries, call.Route("glossary"), call.Object()).Copy()),
        new("PUT", One + "/partial", call => documents.Change(GlossaryDocuments.Glossaries, call.Route("glossary"), call.Object()).Copy()),
        new("DELETE", One, Delete),
        new("GET", One + "/detailed", Detailed),
        new("GET", One + "/terms", call => Page(call, GlossaryDocuments.Terms)),
        new("GET", One + "/terms/headers", call => Headers(call, GlossaryDocuments.Terms, "termGuid")),
        new("GET", One + "/categories", call => Page(call, GlossaryDocuments.Categories)),
        new("GET", One + "/categories/headers", call => Headers(call, GlossaryDocuments.Categories, "categoryGuid")),
        new("POST", "/atlas/v2/glossary/category", call => documents.Create(GlossaryDocuments.Categories, call.Object()).Copy()),
        new("POST", "/atlas/v2/glossary/categories", call => AtlasJson.Array(
            call.Array().OfType<JsonObject>().Select(body => Copy(documents.Create(GlossaryDocuments.Categories, body))))),
        new("GET", Category, call => documents.Require(GlossaryDocuments.Categories, call.Route("category")).Copy()),
        new("PUT", Category, call => documents.Replace(GlossaryDocuments.Categories, call.Route("category"), call.Object()).Copy()),
        new("PUT", Category + "/partial", call => documents.Change(GlossaryDocuments.Categories, call.Route("category"), call.Object()).Copy()),
        new("DELETE", Category, DeleteCategory),
        new("GET", Category + "/terms", TermsOfCategory),
        new("GET", Category + "/related", _ => new JsonObject()),
    ];

    private static JsonNode? Copy(JsonObject document) => document.Copy();

    private static int Limit(DataMapCall call) => call.Number("limit", -1) is var limit && limit < 0 ? int.MaxValue : limit;

    private JsonObject Find(DataMapCall call) => documents.Require(GlossaryDocuments.Glossaries, call.Route("glossary"));

    private JsonObject Create(DataMapCall call)
    {
        JsonObject body = call.Object().Copy();
        string name = body.Text("name") is { Length: > 0 } text ? text : throw AtlasError.BadRequest("The glossary has no 'name'.");
        if (state.Documents.All(GlossaryDocuments.Glossaries).Any(glossary => glossary.Text("name") == name))
        {
            throw AtlasError.GlossaryExists(name);
        }

        body["guid"] = Guid.NewGuid().ToString();
        body["qualifiedName"] = name;
        return documents.Save(GlossaryDocuments.Glossaries, body).Copy();
    }

    private JsonNode? Delete(DataMapCall call)
    {
        string guid = Find(call).Text("guid")!;
        foreach (string kind in (string[])[GlossaryDocuments.Terms, GlossaryDocuments.Categories])
        {
            foreach (JsonObject document in documents.In(kind, guid).ToArray())
            {
                documents.Remove(kind, document.Text("guid")!);
            }
        }

        documents.Remove(GlossaryDocuments.Glossaries, guid);
        return null;
    }

    private JsonObject Detailed(DataMapCall call)
    {
        JsonObject glossary = Find(call).Copy();
        foreach ((string kind, string info, string list, string guidMember) in ((string, string, string, string)[])
            [(GlossaryDocuments.Terms, "termInfo", "terms", "termGuid"), (GlossaryDocuments.Categories, "categoryInfo", "categories", "categoryGuid")])
        {
            JsonObject[] held = [.. documents.In(kind, call.Route("glossary"))];
            glossary[info] = new JsonObject(held.Select(document => KeyValuePair.Create(document.Text("guid")!, Copy(document))));
            glossary[list] = AtlasJson.Array(held.Select(document => (JsonNode?)GlossaryDocuments.Header(document, guidMember)));
        }

        return glossary;
    }

    private JsonArray Page(DataMapCall call, string kind)
    {
        Find(call);
        return AtlasJson.Array(documents.In(kind, call.Route("glossary")).Skip(call.Number("offset", 0)).Take(Limit(call)).Select(Copy));
    }

    private JsonArray Headers(DataMapCall call, string kind, string guidMember)
    {
        Find(call);
        return AtlasJson.Array(documents.In(kind, call.Route("glossary")).Skip(call.Number("offset", 0)).Take(Limit(call))
            .Select(document => (JsonNode?)GlossaryDocuments.Header(document, guidMember)));
    }

    private JsonNode? DeleteCategory(DataMapCall call)
    {
        documents.Require(GlossaryDocuments.Categories, call.Route("category"));
        documents.Remove(GlossaryDocuments.Categories, call.Route("category"));
        return null;
    }

    private JsonArray TermsOfCategory(DataMapCall call)
    {
        string category = documents.Require(GlossaryDocuments.Categories, call.Route("category")).Text("guid")!;
        return AtlasJson.Array(state.Documents.All(GlossaryDocuments.Terms)
            .Where(term => term.Objects("categories").Any(item => item.Text("categoryGuid") == category))
            .Select(term => (JsonNode?)GlossaryDocuments.Header(term, "termGuid")));
    }
}

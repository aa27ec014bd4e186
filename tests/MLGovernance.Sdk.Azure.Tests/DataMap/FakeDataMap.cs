using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace MLGovernance.Azure.Tests.DataMap;

/// <summary>The least of a Data Map that a publisher needs: upsert by qualifiedName, all or none, and reads by name.</summary>
internal sealed class FakeDataMap
{
    private readonly Dictionary<(string Type, string Name), JsonObject> _entities = [];
    private int _next;

    public FakeDataMap() => Service = new FakeService()
        .On("entity/bulk?", request => request.Method == HttpMethod.Post, request => Upsert(request))
        .On("entity/bulk/uniqueAttribute", _ => true, request => Read(request))
        .On("entity/bulk/classification", _ => true, request => Classify(request))
        .On("entity/bulk?", request => request.Method == HttpMethod.Delete, request => Delete(request))
        .On("types/typedefs", request => request.Method == HttpMethod.Get, _ => FakeService.Json(Typedefs))
        .On("types/typedefs", request => request.Method != HttpMethod.Get, _ => FakeService.Json("{}"));

    public FakeService Service { get; }

    public string Typedefs { get; set; } = "{}";

    public string? Poison { get; set; }

    public IReadOnlyDictionary<(string Type, string Name), JsonObject> Entities => _entities;

    public int Writes => WriteRequests.Count();

    public IEnumerable<(string Method, Uri Uri, string? Authorization, string? Body)> WriteRequests =>
        Service.Requests.Where(request => request.Method != "GET" && !request.Uri.AbsolutePath.EndsWith("/search/query", StringComparison.Ordinal));

    private HttpResponseMessage Upsert(HttpRequestMessage request)
    {
        JsonArray entities = JsonNode.Parse(Body(request))!["entities"]!.AsArray();
        foreach (JsonNode? entity in entities)
        {
            string name = (string)entity!["attributes"]!["qualifiedName"]!;
            if (Poison is not null && name.Contains(Poison, StringComparison.Ordinal))
            {
                return FakeService.Json("""{"requestId":"r","errorCode":"ATLAS-400-00-036","errorMessage":"invalid entity, password=CANARY"}""", 400);
            }

            foreach (JsonNode? reference in entity["attributes"]!["inputs"]?.AsArray() ?? [])
            {
                if (!_entities.ContainsKey(((string)reference!["typeName"]!, (string)reference["uniqueAttributes"]!["qualifiedName"]!)))
                {
                    return FakeService.Json("""{"requestId":"r","errorCode":"ATLAS-404-00-00A","errorMessage":"reference not found"}""", 404);
                }
            }
        }

        JsonArray created = [], updated = [];
        foreach (JsonNode? item in entities)
        {
            JsonObject entity = item!.DeepClone().AsObject();
            (string, string) key = ((string)entity["typeName"]!, (string)entity["attributes"]!["qualifiedName"]!);
            bool isNew = !_entities.TryGetValue(key, out JsonObject? held);
            foreach (JsonNode? reference in entity["attributes"]!["inputs"]?.AsArray() ?? [])
            {
                // As Atlas answers: references by guid.
                reference!["guid"] = (string)_entities[((string)reference["typeName"]!, (string)reference["uniqueAttributes"]!["qualifiedName"]!)]["guid"]!;
                reference.AsObject().Remove("uniqueAttributes");
            }

            entity["guid"] = isNew ? $"guid-{++_next}" : (string)held!["guid"]!;
            entity["status"] = "ACTIVE";
            if (!isNew)
            {
                entity["classifications"] = held!["classifications"]?.DeepClone();
            }

            _entities[key] = entity;
            (isNew ? created : updated).Add(entity.DeepClone());
        }

        return FakeService.Json(new JsonObject { ["mutatedEntities"] = new JsonObject { ["CREATE"] = created, ["UPDATE"] = updated } }.ToJsonString());
    }

    private HttpResponseMessage Read(HttpRequestMessage request)
    {
        string type = request.RequestUri!.AbsolutePath.Split('/')[^1];
        System.Collections.Specialized.NameValueCollection query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        JsonArray found = [];
        foreach (string? key in query.AllKeys)
        {
            if (key!.EndsWith(":qualifiedName", StringComparison.Ordinal) && _entities.TryGetValue((type, query[key]!), out JsonObject? entity))
            {
                found.Add(entity.DeepClone());
            }
        }

        return FakeService.Json(new JsonObject { ["entities"] = found }.ToJsonString());
    }

    private HttpResponseMessage Delete(HttpRequestMessage request)
    {
        string[] guids = HttpUtility.ParseQueryString(request.RequestUri!.Query).GetValues("guid")!;
        foreach ((string, string) gone in _entities.Where(entity => guids.Contains((string)entity.Value["guid"]!, StringComparer.Ordinal)).Select(entity => entity.Key).ToArray())
        {
            _entities.Remove(gone);
        }

        return FakeService.Json("{}");
    }

    private HttpResponseMessage Classify(HttpRequestMessage request)
    {
        JsonNode body = JsonNode.Parse(Body(request))!;
        foreach (JsonNode? guid in body["entityGuids"]!.AsArray())
        {
            JsonObject entity = _entities.Values.Single(entity => (string)entity["guid"]! == (string)guid!);
            entity["classifications"] ??= new JsonArray();
            entity["classifications"]!.AsArray().Add(body["classification"]!.DeepClone());
        }

        return FakeService.Json("", 204);
    }

    private static string Body(HttpRequestMessage request) => request.Content!.ReadAsStringAsync().Result;
}

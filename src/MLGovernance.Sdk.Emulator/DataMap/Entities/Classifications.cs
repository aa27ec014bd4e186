using System.Globalization;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Classifications: add, update, list, remove, by guid, by name and in bulk.</summary>
internal sealed class Classifications(DataMapState state)
{
    private const string ByGuid = "/atlas/v2/entity/guid/{guid}";
    private const string ByName = "/atlas/v2/entity/uniqueAttribute/type/{typeName}";

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", ByGuid + "/classifications", call => List(state.Require(call.Route("guid")))),
        new("POST", ByGuid + "/classifications", call => Add(Target(call), call.Array())),
        new("PUT", ByGuid + "/classifications", call => Update(Target(call), call.Array())),
        new("GET", ByGuid + "/classification/{name}", call => Require(state.Require(call.Route("guid")), call.Route("name")).Copy()),
        new("DELETE", ByGuid + "/classification/{name}", call => Remove(Target(call), call.Route("name"))),
        new("POST", ByName + "/classifications", call => Add(Target(call), call.Array())),
        new("PUT", ByName + "/classifications", call => Update(Target(call), call.Array())),
        new("DELETE", ByName + "/classification/{name}", call => Remove(Target(call), call.Route("name"))),
        new("POST", "/atlas/v2/entity/bulk/classification", AddToMany),
        new("POST", "/atlas/v2/entity/bulk/setClassifications", SetMany),
    ];

    public static void Set(EntityRecord entity, JsonObject classification)
    {
        JsonObject copy = classification.Copy();
        copy["entityGuid"] = entity.Guid;
        copy["entityStatus"] = entity.Status;
        int revision = entity.Classifications.TryGetValue(copy.Text("typeName")!, out JsonObject? known) && known.Text("lastModifiedTS") is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture) + 1
            : 1;
        copy["lastModifiedTS"] = revision.ToString(CultureInfo.InvariantCulture);
        entity.Classifications[copy.Text("typeName")!] = copy;
    }

    private static JsonObject Require(EntityRecord entity, string name) => entity.Classifications.TryGetValue(name, out JsonObject? classification)
        ? classification
        : throw AtlasError.ClassificationNotOnEntity(name, entity.Guid);

    private static JsonObject List(EntityRecord entity) => new()
    {
        ["list"] = AtlasJson.Array(entity.Classifications.Values.Select(item => (JsonNode?)item.DeepClone())),
        ["pageSize"] = entity.Classifications.Count,
        ["startIndex"] = 0,
        ["sortType"] = "NONE",
        ["totalCount"] = entity.Classifications.Count,
    };

    private EntityRecord Target(DataMapCall call)
    {
        if (call.Route("guid") is { Length: > 0 } guid)
        {
            return state.RequireActive(guid);
        }

        string type = call.Route("typeName");
        state.Types.Require(type, "ENTITY");
        return state.FindActive(type, call.UniqueName()) ?? throw AtlasError.EntityNotFound(type, call.UniqueName());
    }

    private JsonObject[] Known(IEnumerable<JsonNode?> items)
    {
        JsonObject[] classifications = [.. items.OfType<JsonObject>()];
        foreach (JsonObject classification in classifications)
        {
            state.Types.Require(classification.Text("typeName") ?? "", "CLASSIFICATION");
        }

        return classifications;
    }

    private JsonNode? Add(EntityRecord entity, JsonArray items)
    {
        JsonObject[] classifications = Known(items);
        if (classifications.FirstOrDefault(item => entity.Classifications.ContainsKey(item.Text("typeName")!)) is { } present)
        {
            throw AtlasError.BadRequest($"Entity {entity.Guid} is already associated with classification {present.Text("typeName")}.");
        }

        foreach (JsonObject classification in classifications)
        {
            Set(entity, classification);
        }

        state.Touch(entity);
        return null;
    }

    private JsonNode? Update(EntityRecord entity, JsonArray items)
    {
        JsonObject[] classifications = Known(items);
        foreach (JsonObject classification in classifications)
        {
            Require(entity, classification.Text("typeName")!);
        }

        foreach (JsonObject classification in classifications)
        {
            Set(entity, classification);
        }

        state.Touch(entity);
        return null;
    }

    private JsonNode? Remove(EntityRecord entity, string name)
    {
        Require(entity, name);
        entity.Classifications.Remove(name);
        state.Touch(entity);
        return null;
    }

    private JsonNode? AddToMany(DataMapCall call)
    {
        JsonObject classification = Known([call.Object()["classification"]]).SingleOrDefault()
            ?? throw AtlasError.BadRequest("Expected an object in 'classification'.");
        foreach (EntityRecord entity in call.Object().Texts("entityGuids").Select(state.RequireActive).ToArray())
        {
            Set(entity, classification);
            state.Touch(entity);
        }

        return null;
    }

    private JsonArray SetMany(DataMapCall call)
    {
        var done = new List<string>();
        (EntityRecord Entity, JsonObject[] Items)[] targets = [.. (call.Object()["guidHeaderMap"] as JsonObject ?? [])
            .Select(pair => (state.RequireActive(pair.Key), Known(pair.Value.Items("classifications"))))];
        foreach ((EntityRecord entity, JsonObject[] items) in targets)
        {
            entity.Classifications.Clear();
            foreach (JsonObject classification in items)
            {
                Set(entity, classification);
            }

            state.Touch(entity);
            done.Add(entity.Guid);
        }

        return AtlasJson.Array(done);
    }
}

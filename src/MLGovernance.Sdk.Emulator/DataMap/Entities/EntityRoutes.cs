using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Create, update, read and delete of entities, one by one and in bulk.</summary>
internal sealed partial class EntityRoutes
{
    private const string Unique = "/atlas/v2/entity/uniqueAttribute/type/{typeName}";
    private readonly DataMapState _state;
    private readonly EntityHeaders _headers;
    private readonly EntityBodies _bodies;
    private readonly EntityUpsert _upsert;
    private readonly EntityRemoval _removal;
    private readonly PartialUpdate _partial;

    public EntityRoutes(DataMapState state, RelationshipWriter relationships)
    {
        _state = state;
        _headers = new EntityHeaders(state);
        _bodies = new EntityBodies(state, _headers);
        _upsert = new EntityUpsert(state, relationships);
        _removal = new EntityRemoval(state);
        _partial = new PartialUpdate(state, relationships);
    }

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", "/atlas/v2/entity", call => Upsert(call, "entity", Collection(call))),
        new("POST", "/atlas/v2/entity/bulk", call => Upsert(call, "entities", Collection(call))),
        new("POST", "/collections/{collection}/entity", call => Upsert(call, "entity", call.Route("collection"))),
        new("POST", "/collections/{collection}/entity/bulk", call => Upsert(call, "entities", call.Route("collection"))),
        new("GET", "/atlas/v2/entity/bulk", call => Envelope(call, call.QueryAll("guid").Select(_state.Require))),
        new("DELETE", "/atlas/v2/entity/bulk", call => _removal.Run([.. call.QueryAll("guid").Select(_state.Require)])),
        new("GET", "/atlas/v2/entity/guid/{guid}", call => Envelope(call, _state.Require(call.Route("guid")))),
        new("PUT", "/atlas/v2/entity/guid/{guid}", _partial.ByGuid),
        new("DELETE", "/atlas/v2/entity/guid/{guid}", call => _removal.Run([_state.RequireActive(call.Route("guid"))])),
        new("GET", "/atlas/v2/entity/guid/{guid}/header", call => _headers.Header(_state.Require(call.Route("guid")))),
        new("GET", Unique, call => Envelope(call, Named(call))),
        new("PUT", Unique, _partial.ByName),
        new("DELETE", Unique, call => _removal.Run([Named(call)])),
        new("GET", "/atlas/v2/entity/bulk/uniqueAttribute/type/{typeName}", call => Envelope(call, NamedMany(call))),
        new("POST", "/entity/moveTo", call => Move(call, call.Query("collectionId"))),
        new("POST", "/collections/{collection}/entity/moveHere", call => Move(call, call.Route("collection"))),
    ];

    [GeneratedRegex(@"^attr_\d+:qualifiedName$")]
    private static partial Regex NumberedAttribute();

    private static string? Collection(DataMapCall call) => call.Query("collectionId") is { Length: > 0 } id ? id : null;

    /// <summary>Creates and updates the entities of a body, which holds one in <c>entity</c> or many in <c>entities</c>.</summary>
    public JsonObject Upsert(JsonObject body, string member, string? collection, string behavior)
    {
        IEnumerable<JsonObject> entities = member == "entity"
            ? [body["entity"] as JsonObject ?? throw AtlasError.BadParameters("expected an object in 'entity'")]
            : body["entities"] is JsonArray array ? array.OfType<JsonObject>() : throw AtlasError.BadParameters("expected an array in 'entities'");
        IEnumerable<JsonObject> referred = (body["referredEntities"] as JsonObject ?? []).Select(pair =>
        {
            JsonObject entity = (pair.Value as JsonObject ?? throw AtlasError.BadParameters($"referredEntities.{pair.Key}: expected an entity")).Copy();
            entity.TryAdd("guid", pair.Key);
            return entity;
        });
        return _upsert.Run(entities.Concat(referred), collection, behavior);
    }

    private JsonObject Upsert(DataMapCall call, string member, string? collection)
    {
        string behavior = call.Query("businessAttributeUpdateBehavior") is { Length: > 0 } given ? given : "ignore";
        return behavior is "ignore" or "merge" or "replace"
            ? Upsert(call.Object(), member, collection, behavior)
            : throw AtlasError.BadRequest($"The businessAttributeUpdateBehavior '{behavior}' is invalid: expected ignore, merge or replace.");
    }

    private JsonObject Envelope(DataMapCall call, EntityRecord entity) => new()
    {
        ["referredEntities"] = new JsonObject(),
        ["entity"] = _bodies.Body(entity, call.Flag("ignoreRelationships")),
    };

    private JsonObject Envelope(DataMapCall call, IEnumerable<EntityRecord> entities) => new()
    {
        ["referredEntities"] = new JsonObject(),
        ["entities"] = AtlasJson.Array(entities.Select(entity => (JsonNode?)_bodies.Body(entity, call.Flag("ignoreRelationships")))),
    };

    private EntityRecord Named(DataMapCall call)
    {
        string type = call.Route("typeName");
        _state.Types.Require(type, "ENTITY");
        return _state.FindActive(type, call.UniqueName()) ?? throw AtlasError.EntityNotFound(type, call.UniqueName());
    }

    /// <summary>Those of the given names that exist; a name that does not is left out.</summary>
    private IEnumerable<EntityRecord> NamedMany(DataMapCall call)
    {
        string type = call.Route("typeName");
        _state.Types.Require(type, "ENTITY");
        return call.QueryPairs().Where(pair => NumberedAttribute().IsMatch(pair.Key))
            .Select(pair => _state.FindActive(type, pair.Value)).OfType<EntityRecord>();
    }

    private JsonObject Move(DataMapCall call, string collection)
    {
        Account.CollectionRoutes.Require(_state, collection);
        EntityRecord[] entities = [.. call.Object().Texts("entityGuids").Select(_state.RequireActive)];
        var mutation = new Mutation(_state);
        foreach (EntityRecord entity in entities)
        {
            entity.CollectionId = collection;
            _state.Touch(entity);
            mutation.Add("UPDATE", entity);
        }

        return mutation.ToJson();
    }
}

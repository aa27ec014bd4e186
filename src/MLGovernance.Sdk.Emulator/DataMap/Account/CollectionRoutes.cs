using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap.Account;

/// <summary>The collections of the account plane. The root carries the account's name and is always there.</summary>
internal sealed class CollectionRoutes
{
    public const string Kind = "collection";
    private const string One = "/account/collections/{collection}";
    private readonly DataMapState _state;

    public CollectionRoutes(DataMapState state)
    {
        _state = state;
        if (state.Documents.Find(Kind, state.RootCollection) is null)
        {
            state.Documents.Load(Kind, state.RootCollection, Body(state.RootCollection, state.RootCollection, "The root collection.", null));
        }
    }

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", "/account", _ => new JsonObject
        {
            ["name"] = _state.RootCollection,
            ["properties"] = new JsonObject { ["friendlyName"] = _state.RootCollection, ["provisioningState"] = "Succeeded" },
        }),
        new("GET", "/account/collections", List),
        new("GET", One, call => Require(_state, call.Route("collection")).Copy()),
        new("PUT", One, Put),
        new("DELETE", One, Delete),
        new("GET", One + "/getChildCollectionNames", call => Wrap(ChildrenOf(call.Route("collection")).Select(child => (JsonNode?)new JsonObject
        {
            ["friendlyName"] = child.Text("friendlyName"),
            ["name"] = child.Text("name"),
        }))),
        new("GET", One + "/getCollectionPath", PathOf),
    ];

    public static JsonObject Require(DataMapState state, string name) =>
        state.Documents.Find(Kind, name) ?? throw new EmulatorError(404, "CollectionNotFound", $"The collection '{name}' does not exist.");

    private static JsonObject Wrap(IEnumerable<JsonNode?> items)
    {
        JsonArray value = AtlasJson.Array(items);
        return new JsonObject { ["count"] = value.Count, ["value"] = value };
    }

    private JsonObject Body(string name, string friendlyName, string? description, string? parent)
    {
        string now = _state.Options.TimeProvider.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var body = new JsonObject
        {
            ["name"] = name,
            ["friendlyName"] = friendlyName,
            ["description"] = description,
            ["collectionProvisioningState"] = "Succeeded",
            ["systemData"] = new JsonObject
            {
                ["createdAt"] = now, ["createdBy"] = "emulated", ["createdByType"] = "User",
                ["lastModifiedAt"] = now, ["lastModifiedBy"] = "emulated", ["lastModifiedByType"] = "User",
            },
        };
        if (parent is not null)
        {
            body["parentCollection"] = new JsonObject { ["referenceName"] = parent, ["type"] = "CollectionReference" };
        }

        return body;
    }

    private JsonObject List(DataMapCall call)
    {
        int offset = 0;
        if (call.Query("$skipToken") is { Length: > 0 } token && !SkipToken.TryRead(token, out offset))
        {
            throw new EmulatorError(400, "BadRequest", "The skip token is not one of this list.");
        }

        IReadOnlyCollection<JsonObject> all = _state.Documents.All(Kind);
        JsonObject[] page = [.. all.Skip(offset).Take(_state.Options.PageSize ?? 100)];
        JsonObject body = Wrap(page.Select(item => (JsonNode?)item.Copy()));
        if (offset + page.Length < all.Count)
        {
            body["nextLink"] = call.LinkWith("$skipToken", SkipToken.Create(offset + page.Length));
        }

        return body;
    }

    private JsonObject Put(DataMapCall call)
    {
        string name = call.Route("collection");
        if (name.Length is < 3 or > 36)
        {
            throw new EmulatorError(400, "InvalidCollectionName", $"The collection name '{name}' is invalid: expected 3 to 36 characters.");
        }

        JsonObject given = call.Object();
        string? parent = given["parentCollection"].Text("referenceName") ?? (name == _state.RootCollection ? null : _state.RootCollection);
        if (parent is not null)
        {
            Require(_state, parent);
        }

        JsonObject body = Body(name, given.Text("friendlyName") ?? name, given.Text("description"), parent);
        _state.Documents.Put(_state, Kind, name, body);
        return body.Copy();
    }

    private JsonNode? Delete(DataMapCall call)
    {
        string name = Require(_state, call.Route("collection")).Text("name")!;
        bool isUsed = name == _state.RootCollection || ChildrenOf(name).Any() || _state.Entities.Values.Any(entity => !entity.IsDeleted && entity.CollectionId == name);
        if (isUsed)
        {
            throw new EmulatorError(409, "CollectionNotEmpty", $"The collection '{name}' is the root or has children or assets.");
        }

        _state.Documents.Remove(_state, Kind, name);
        _state.Documents.Remove(_state, PolicyStoreRoutes.Metadata, name);
        return null;
    }

    private IEnumerable<JsonObject> ChildrenOf(string name) =>
        _state.Documents.All(Kind).Where(item => item["parentCollection"].Text("referenceName") == name);

    private JsonObject PathOf(DataMapCall call)
    {
        var names = new List<string>();
        var friendly = new List<string>();
        for (JsonObject? item = Require(_state, call.Route("collection")); item is not null;
            item = item["parentCollection"].Text("referenceName") is { } parent ? _state.Documents.Find(Kind, parent) : null)
        {
            names.Insert(0, item.Text("name")!);
            friendly.Insert(0, item.Text("friendlyName")!);
        }

        return new JsonObject { ["parentNameChain"] = AtlasJson.Array(names), ["parentFriendlyNameChain"] = AtlasJson.Array(friendly) };
    }
}

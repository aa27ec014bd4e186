using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap.Account;

/// <summary>The policy store: metadata roles, the metadata policy of each collection, and data-owner policies with their scopes.</summary>
internal sealed class PolicyStoreRoutes(DataMapState state)
{
    internal const string Metadata = "metadataPolicy";
    private const string Data = "dataPolicy";
    private const string Scope = "dataPolicyScope";

    /// <summary>The built-in roles with their data actions.</summary>
    private static readonly (string Name, string FriendlyName, string[] Actions)[] Roles =
    [
        ("data-curator", "Data Curator", ["data/read", "data/write", "collection/read", "policy/read"]),
        ("data-source-administrator", "Data Source Administrator",
            ["source/read", "source/write", "scan/read", "scan/write", "collection/read", "policy/bind", "policy/read"]),
        ("collection-administrator", "Collection Administrator", ["collection/read", "collection/write"]),
        ("purview-reader", "Purview Reader", ["data/read", "collection/read"]),
    ];

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", "/policystore/metadataRoles", _ => Values(Roles.Select(Role))),
        new("GET", "/policystore/metadataPolicies", _ => Values(state.Documents.All(CollectionRoutes.Kind).Select(item => (JsonNode?)PolicyOf(item.Text("name")!)))),
        new("GET", "/policystore/metadataPolicies/{policy}", call => ById(call.Route("policy"))),
        new("PUT", "/policystore/metadataPolicies/{policy}", PutMetadata),
        new("GET", "/policystore/collections/{collection}/metadataPolicy", call =>
            PolicyOf(CollectionRoutes.Require(state, call.Route("collection")).Text("name")!)),
        new("GET", "/policystore/dataPolicies", _ => Values(state.Documents.All(Data).Select(item => (JsonNode?)item.Copy()))),
        new("GET", "/policystore/dataPolicies/{policy}", call => Require(Data, call.Route("policy")).Copy()),
        new("PUT", "/policystore/dataPolicies/{policy}", call => Put(Data, call.Route("policy"), call.Object())),
        new("DELETE", "/policystore/dataPolicies/{policy}", DeleteData),
        new("GET", "/policystore/dataPolicies/{policy}/scopes", call => Values(state.Documents.All(Scope)
            .Where(item => item.Text("policy") == Require(Data, call.Route("policy")).Text("name")).Select(item => (JsonNode?)item.Copy()))),
        new("PUT", "/policystore/dataPolicies/{policy}/scopes/{source}", PutScope),
        new("DELETE", "/policystore/dataPolicies/{policy}/scopes/{source}", call => Delete(Scope, $"{call.Route("policy")}/{call.Route("source")}")),
    ];

    private static JsonObject Values(IEnumerable<JsonNode?> items) => new() { ["values"] = AtlasJson.Array(items) };

    private static JsonNode? Role((string Name, string FriendlyName, string[] Actions) role) => new JsonObject
    {
        ["id"] = "purviewmetadatarole_builtin_" + role.Name,
        ["name"] = role.Name,
        ["type"] = "Microsoft.Purview/role",
        ["properties"] = new JsonObject
        {
            ["friendlyName"] = role.FriendlyName,
            ["provisioningState"] = "Provisioned",
            ["roleType"] = "BuiltIn",
            ["version"] = 1,
            ["cnfCondition"] = new JsonArray(new JsonArray(new JsonObject
            {
                ["attributeName"] = "request.azure.dataAction",
                ["attributeValueIncludedIn"] = AtlasJson.Array(role.Actions.Select(action => "Microsoft.Purview/accounts/" + action)),
            })),
        },
    };

    /// <summary>The policy of a collection: as it was put, or the one a new collection has, with nobody in its roles.</summary>
    private JsonObject PolicyOf(string collection)
    {
        if (state.Documents.Find(Metadata, collection) is { } kept)
        {
            return kept.Copy();
        }

        return new JsonObject
        {
            ["id"] = collection,
            ["name"] = "policy_collection_" + collection,
            ["version"] = 0,
            ["properties"] = new JsonObject
            {
                ["description"] = "",
                ["collection"] = new JsonObject { ["type"] = "CollectionReference", ["referenceName"] = collection },
                ["decisionRules"] = new JsonArray(),
                ["attributeRules"] = AtlasJson.Array(Roles.Select(role => (JsonNode?)new JsonObject
                {
                    ["kind"] = "attributerule",
                    ["id"] = $"purviewmetadatarole_builtin_{role.Name}:{collection}",
                    ["name"] = $"purviewmetadatarole_builtin_{role.Name}:{collection}",
                    ["dnfCondition"] = new JsonArray(new JsonArray(
                        new JsonObject { ["attributeName"] = "principal.microsoft.id", ["attributeValueIncludedIn"] = new JsonArray() },
                        new JsonObject
                        {
                            ["attributeName"] = "derived.purview.role",
                            ["attributeValueIncludes"] = "purviewmetadatarole_builtin_" + role.Name,
                            ["fromRule"] = "purviewmetadatarole_builtin_" + role.Name,
                        })),
                })),
            },
        };
    }

    private JsonObject ById(string id) => state.Documents.All(CollectionRoutes.Kind).Select(item => PolicyOf(item.Text("name")!))
        .FirstOrDefault(policy => policy.Text("id") == id) ?? throw NotFound(id);

    private JsonObject PutMetadata(DataMapCall call)
    {
        JsonObject body = call.Object().Copy();
        string collection = body["properties"].Member("collection").Text("referenceName")
            ?? throw new EmulatorError(400, "BadRequest", "Expected 'properties.collection.referenceName'.");
        CollectionRoutes.Require(state, collection);
        body["id"] = ById(call.Route("policy")).Text("id");
        body["version"] = body["version"] is JsonValue version && version.TryGetValue(out int number) ? number + 1 : 1;
        state.Documents.Put(state, Metadata, collection, body);
        return body.Copy();
    }

    private static EmulatorError NotFound(string id) => new(404, "PolicyNotFound", $"The policy '{id}' does not exist.");

    private JsonObject Require(string kind, string id) => state.Documents.Find(kind, id) ?? throw NotFound(id);

    private JsonObject Put(string kind, string id, JsonObject body)
    {
        JsonObject policy = body.Copy();
        policy["name"] = id;
        policy.TryAdd("id", Guid.NewGuid().ToString());
        state.Documents.Put(state, kind, id, policy);
        return policy.Copy();
    }

    private JsonNode? Delete(string kind, string id)
    {
        Require(kind, id);
        state.Documents.Remove(state, kind, id);
        return null;
    }

    private JsonNode? DeleteData(DataMapCall call)
    {
        string policy = Require(Data, call.Route("policy")).Text("name")!;
        foreach (string scope in state.Documents.All(Scope).Where(item => item.Text("policy") == policy).Select(item => item.Text("name")!).ToArray())
        {
            state.Documents.Remove(state, Scope, scope);
        }

        return Delete(Data, policy);
    }

    private JsonObject PutScope(DataMapCall call)
    {
        JsonObject scope = call.Object().Copy();
        scope["policy"] = Require(Data, call.Route("policy")).Text("name");
        return Put(Scope, $"{call.Route("policy")}/{call.Route("source")}", scope);
    }
}

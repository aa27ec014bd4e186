using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>Type definitions: POST takes new ones and silently ignores known ones, PUT takes changes, both as Purview does.</summary>
internal sealed class TypedefRoutes(DataMapState state)
{
    private static readonly Dictionary<string, string> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["entitydef"] = "ENTITY", ["enumdef"] = "ENUM", ["structdef"] = "STRUCT", ["relationshipdef"] = "RELATIONSHIP",
        ["classificationdef"] = "CLASSIFICATION", ["businessmetadatadef"] = "BUSINESS_METADATA", ["termtemplatedef"] = "TERM_TEMPLATE",
    };

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", "/atlas/v2/types/typedefs", List),
        new("POST", "/atlas/v2/types/typedefs", call => Add(call.Object())),
        new("PUT", "/atlas/v2/types/typedefs", Update),
        new("DELETE", "/atlas/v2/types/typedefs", call => Delete([.. TypedefSets.Flatten(call.Object()).Select(type => type.Text("name")!)])),
        new("GET", "/atlas/v2/types/typedefs/headers", ListHeaders),
        new("GET", "/atlas/v2/types/typedef/name/{name}", call => Describe(call.Route("name"), null)),
        new("GET", "/atlas/v2/types/typedef/guid/{guid}", call => DescribeByGuid(call.Route("guid"), null)),
        new("DELETE", "/atlas/v2/types/typedef/name/{name}", call => Delete([call.Route("name")])),
        .. Categories.SelectMany(category => (DataMapRoute[])
        [
            new("GET", Prefix(category.Key) + "/name/{name}", call => Describe(call.Route("name"), category.Value)),
            new("GET", Prefix(category.Key) + "/guid/{guid}", call => DescribeByGuid(call.Route("guid"), category.Value)),
        ]),
    ];

    private static string Prefix(string segment) => segment == "termtemplatedef" ? "/types/" + segment : "/atlas/v2/types/" + segment;

    private JsonObject List(DataMapCall call) => TypedefSets.Compose(Selected(call).Select(Completed));

    private JsonArray ListHeaders(DataMapCall call) => AtlasJson.Array(Selected(call).Select(type => (JsonNode?)new JsonObject
    {
        ["category"] = type.Text("category"),
        ["guid"] = type.Text("guid"),
        ["name"] = type.Text("name"),
        ["serviceType"] = type.Text("serviceType"),
    }));

    private IEnumerable<JsonObject> Selected(DataMapCall call)
    {
        string category = call.Query("type").ToUpperInvariant();
        return state.Types.All.Where(type => category.Length == 0 || type.Text("category") == category);
    }

    private JsonObject Describe(string name, string? category) =>
        Completed(state.Types.Find(name) is { } type && (category is null || type.Text("category") == category) ? type : throw AtlasError.TypeNotFound(name));

    private JsonObject DescribeByGuid(string guid, string? category) =>
        Completed(state.Types.FindByGuid(guid) is { } type && (category is null || type.Text("category") == category) ? type : throw AtlasError.TypeGuidNotFound(guid));

    /// <summary>Adds the read-only members that follow from other definitions.</summary>
    private JsonObject Completed(JsonObject type)
    {
        JsonObject copy = type.Copy();
        string name = type.Text("name")!;
        if (type.Text("category") is "ENTITY" or "CLASSIFICATION")
        {
            copy["subTypes"] = AtlasJson.Array(state.Types.SubTypesOf(name));
        }

        if (type.Text("category") == "ENTITY")
        {
            copy["relationshipAttributeDefs"] = AtlasJson.Array(state.Types.Shape(name).Ends.Values.Select(end => (JsonNode?)new JsonObject
            {
                ["name"] = end.Attribute,
                ["typeName"] = end.IsMany ? $"array<{end.OtherType}>" : end.OtherType,
                ["relationshipTypeName"] = end.Relationship,
                ["cardinality"] = end.IsMany ? "SET" : "SINGLE",
                ["isOptional"] = true,
                ["isUnique"] = false,
                ["isIndexable"] = false,
                ["isLegacyAttribute"] = end.IsLegacy,
                ["includeInNotification"] = false,
                ["valuesMinCount"] = -1,
                ["valuesMaxCount"] = -1,
            }));
        }

        return copy;
    }

    /// <summary>Adds the definitions of a body that are new.</summary>
    public JsonObject Add(JsonObject body)
    {
        JsonObject[] definitions = [.. TypedefSets.Flatten(body)];
        JsonObject? known = definitions.FirstOrDefault(type => state.Types.Find(type.Text("name")!) is not null);
        if (known is not null && state.Options.RejectKnownTypes)
        {
            throw AtlasError.TypeExists(known.Text("name")!);
        }

        JsonObject[] added = [.. definitions.Where(type => state.Types.Find(type.Text("name")!) is null)
            .Select(type => TypedefSets.Complete(type, state.Options.TimeProvider.GetUtcNow()))];
        new TypedefCheck(state.Types, added).Run();
        foreach (JsonObject type in added)
        {
            state.SaveType(type);
        }

        return TypedefSets.Compose(added.Select(Completed));
    }

    private JsonObject Update(DataMapCall call)
    {
        JsonObject[] definitions = [.. TypedefSets.Flatten(call.Object())];
        JsonObject[] changed = [.. definitions.Select(Merge)];
        new TypedefCheck(state.Types, changed).Run();
        foreach (JsonObject type in changed)
        {
            state.SaveType(type);
        }

        return TypedefSets.Compose(changed.Select(Completed));
    }

    private JsonObject Merge(JsonObject definition)
    {
        JsonObject known = state.Types.Require(definition.Text("name")!, definition.Text("category")!);
        TypedefCheck.RequireWidening(known, definition);
        JsonObject merged = known.Copy();
        foreach ((string member, JsonNode? value) in definition)
        {
            if (member is not ("guid" or "createTime" or "createdBy" or "version" or "lastModifiedTS" or "updateTime"))
            {
                merged[member] = value?.DeepClone();
            }
        }

        TypedefSets.CompleteAttributes(merged);
        if (!JsonNode.DeepEquals(known, merged))
        {
            merged["updateTime"] = state.Now;
            merged["version"] = (int)known["version"]! + 1;
            merged["lastModifiedTS"] = ((int)merged["version"]!).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return merged;
    }

    private JsonNode? Delete(string[] names)
    {
        foreach (string name in names)
        {
            string category = (state.Types.Find(name) ?? throw AtlasError.TypeNotFound(name)).Text("category")!;
            bool isUsed = state.Types.SubTypesOf(name).Except(names).Any() ||
                state.Entities.Values.Any(entity => !entity.IsDeleted && (entity.TypeName == name || entity.Classifications.ContainsKey(name) ||
                    entity.BusinessAttributes.ContainsKey(name))) ||
                (category == "RELATIONSHIP" && state.Relationships.Values.Any(relationship => relationship.TypeName == name && !relationship.IsDeleted)) ||
                state.Types.All.Any(type => type.Text("category") == "RELATIONSHIP" && !names.Contains(type.Text("name")) &&
                    (type["endDef1"].Text("type") == name || type["endDef2"].Text("type") == name));
            if (isUsed)
            {
                throw AtlasError.TypeHasReferences(name);
            }
        }

        foreach (string name in names)
        {
            state.RemoveType(name);
        }

        return null;
    }
}

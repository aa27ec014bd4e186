using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>The body of the typedef operations: definitions sorted into one array per category.</summary>
internal static class TypedefSets
{
    /// <summary>The array members and the category of what stands in them.</summary>
    public static readonly (string Member, string Category)[] Members =
    [
        ("enumDefs", "ENUM"), ("structDefs", "STRUCT"), ("classificationDefs", "CLASSIFICATION"), ("entityDefs", "ENTITY"),
        ("relationshipDefs", "RELATIONSHIP"), ("businessMetadataDefs", "BUSINESS_METADATA"), ("termTemplateDefs", "TERM_TEMPLATE"),
    ];

    /// <summary>All definitions of a body, each with its category set.</summary>
    public static IEnumerable<JsonObject> Flatten(JsonObject body)
    {
        foreach ((string member, string category) in Members)
        {
            foreach (JsonObject definition in body.Objects(member))
            {
                JsonObject copy = definition.Copy();
                copy["category"] = category;
                yield return copy.Text("name") is { Length: > 0 }
                    ? copy
                    : throw AtlasError.BadRequest($"A definition in '{member}' has no 'name'.");
            }
        }
    }

    public static JsonObject Compose(IEnumerable<JsonObject> definitions)
    {
        ILookup<string?, JsonObject> byCategory = definitions.ToLookup(definition => definition.Text("category"));
        var body = new JsonObject();
        foreach ((string member, string category) in Members)
        {
            body[member] = AtlasJson.Array(byCategory[category].Select(definition => (JsonNode?)definition.DeepClone()));
        }

        return body;
    }

    /// <summary>Adds what the service adds to a new definition: guid, times, version and the defaults of its attributes.</summary>
    public static JsonObject Complete(JsonObject definition, DateTimeOffset now)
    {
        string name = definition.Text("name")!;
        long time = now.ToUnixTimeMilliseconds();
        definition["guid"] = definition.Text("guid") ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("type:" + name)).AsSpan(0, 16)).ToString();
        definition["createTime"] = time;
        definition["updateTime"] = time;
        definition["createdBy"] = "emulated";
        definition["updatedBy"] = "emulated";
        definition["version"] = 1;
        definition["lastModifiedTS"] = "1";
        definition.TryAdd("typeVersion", "1.0");
        definition.TryAdd("description", name);
        if (definition.Text("category") is "ENTITY" or "CLASSIFICATION")
        {
            definition.TryAdd("superTypes", new JsonArray());
        }

        CompleteAttributes(definition);
        return definition;
    }

    public static void CompleteAttributes(JsonObject definition)
    {
        if (definition.Text("category") is "ENUM")
        {
            return;
        }

        definition.TryAdd("attributeDefs", new JsonArray());
        foreach (JsonObject attribute in definition.Objects("attributeDefs"))
        {
            attribute.TryAdd("cardinality", "SINGLE");
            attribute.TryAdd("includeInNotification", false);
            attribute.TryAdd("isIndexable", false);
            attribute.TryAdd("isOptional", true);
            attribute.TryAdd("isUnique", false);
            bool isMany = attribute.Text("cardinality") is "SET" or "LIST";
            attribute.TryAdd("valuesMinCount", attribute.Flag("isOptional") ? 0 : 1);
            attribute.TryAdd("valuesMaxCount", isMany ? int.MaxValue : 1);
        }
    }
}

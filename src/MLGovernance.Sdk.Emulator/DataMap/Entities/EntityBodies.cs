using System.Globalization;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>The full form of an entity: every attribute its type defines, and the relationships it takes part in.</summary>
internal sealed class EntityBodies(DataMapState state, EntityHeaders headers)
{
    public JsonObject Body(EntityRecord entity, bool ignoreRelationships)
    {
        EntityShape shape = state.Types.Shape(entity.TypeName);
        ILookup<string, RelationshipRecord> related = state.RelationshipsOf(entity.Guid)
            .Where(relationship => !relationship.IsDeleted || entity.IsDeleted)
            .ToLookup(relationship => $"{relationship.TypeName}/{relationship.End1 == entity.Guid}", StringComparer.Ordinal);
        var body = new JsonObject
        {
            ["typeName"] = entity.TypeName,
            ["attributes"] = Attributes(entity, shape, related),
            ["lastModifiedTS"] = entity.Revision.ToString(CultureInfo.InvariantCulture),
            ["guid"] = entity.Guid,
            ["status"] = entity.Status,
            ["createdBy"] = "emulated",
            ["updatedBy"] = "emulated",
            ["createTime"] = entity.CreateTime,
            ["updateTime"] = entity.UpdateTime,
            ["version"] = 0,
            ["collectionId"] = entity.CollectionId,
            ["isIncomplete"] = false,
            ["isIndexed"] = true,
            ["provenanceType"] = 0,
            ["proxy"] = false,
        };
        if (!ignoreRelationships)
        {
            body["relationshipAttributes"] = Relationships(entity, shape, related);
        }

        AddWhenAny(body, "classifications", entity.Classifications.Values);
        if (entity.Contacts is { Count: > 0 } contacts)
        {
            body["contacts"] = contacts.DeepClone();
        }

        if (entity.BusinessAttributes.Count > 0)
        {
            body["businessAttributes"] = entity.BusinessAttributes.DeepClone();
        }

        if (entity.CustomAttributes.Count > 0)
        {
            body["customAttributes"] = entity.CustomAttributes.DeepClone();
        }

        if (entity.Labels.Count > 0)
        {
            body["labels"] = AtlasJson.Array(entity.Labels);
        }

        AddWhenAny(body, "meanings", headers.Meanings(entity));
        return body;
    }

    private static void AddWhenAny(JsonObject body, string name, IEnumerable<JsonObject> items)
    {
        JsonNode?[] copies = [.. items.Select(item => item.DeepClone())];
        if (copies.Length > 0)
        {
            body[name] = new JsonArray(copies);
        }
    }

    private static IEnumerable<RelationshipRecord> Of(ILookup<string, RelationshipRecord> related, RelationshipEnd end) =>
        related[$"{end.Relationship}/{end.IsFirst}"];

    private JsonObject Attributes(EntityRecord entity, EntityShape shape, ILookup<string, RelationshipRecord> related)
    {
        JsonObject attributes = entity.Attributes.Copy();
        foreach (string name in shape.Attributes.Keys)
        {
            if (shape.Ends.TryGetValue(name, out RelationshipEnd? end) && end.IsLegacy)
            {
                JsonNode?[] ids = [.. Of(related, end).Select(relationship => EntityHeaders.ObjectId(state.Entities[relationship.Other(entity.Guid)]))];
                attributes[name] = end.IsMany ? new JsonArray(ids) : ids.FirstOrDefault();
            }
            else
            {
                attributes.TryAdd(name, null);
            }
        }

        return attributes;
    }

    private JsonObject Relationships(EntityRecord entity, EntityShape shape, ILookup<string, RelationshipRecord> related)
    {
        var result = new JsonObject();
        foreach (RelationshipEnd end in shape.Ends.Values)
        {
            JsonNode?[] ids = [.. Of(related, end).Select(relationship => headers.Related(entity, relationship))];
            result[end.Attribute] = end.IsMany ? new JsonArray(ids) : ids.FirstOrDefault();
        }

        result["meanings"] = AtlasJson.Array(headers.Meanings(entity).Select(meaning => (JsonNode?)new JsonObject
        {
            ["guid"] = meaning.Text("termGuid"),
            ["typeName"] = "AtlasGlossaryTerm",
            ["displayText"] = meaning.Text("displayText"),
            ["relationshipType"] = "AtlasGlossarySemanticAssignment",
            ["relationshipGuid"] = meaning.Text("relationGuid"),
            ["entityStatus"] = "ACTIVE",
        }));
        return result;
    }
}

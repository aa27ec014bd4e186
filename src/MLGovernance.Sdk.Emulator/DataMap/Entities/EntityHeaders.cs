using System.Globalization;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Glossary;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>The short forms of an entity: header, object id and related object id.</summary>
internal sealed class EntityHeaders(DataMapState state)
{
    public JsonObject Header(EntityRecord entity) => new()
    {
        ["typeName"] = entity.TypeName,
        ["attributes"] = new JsonObject
        {
            ["qualifiedName"] = entity.QualifiedName,
            ["name"] = entity.Attributes.Text("name"),
            ["description"] = entity.Attributes.Text("description"),
            ["owner"] = entity.Attributes.Text("owner"),
        },
        ["lastModifiedTS"] = entity.Revision.ToString(CultureInfo.InvariantCulture),
        ["guid"] = entity.Guid,
        ["status"] = entity.Status,
        ["displayText"] = entity.Name,
        ["classificationNames"] = AtlasJson.Array(entity.Classifications.Keys),
        ["classifications"] = AtlasJson.Array(entity.Classifications.Values.Select(item => (JsonNode?)item.DeepClone())),
        ["meaningNames"] = AtlasJson.Array(Meanings(entity).Select(meaning => (string)meaning["displayText"]!)),
        ["meanings"] = AtlasJson.Array(Meanings(entity)),
        ["isIncomplete"] = false,
        ["labels"] = AtlasJson.Array(entity.Labels),
        ["isIndexed"] = true,
        ["collectionId"] = entity.CollectionId,
    };

    public static JsonObject ObjectId(EntityRecord entity) => new()
    {
        ["guid"] = entity.Guid,
        ["typeName"] = entity.TypeName,
        ["uniqueAttributes"] = new JsonObject { ["qualifiedName"] = entity.QualifiedName },
    };

    public JsonObject Related(EntityRecord entity, RelationshipRecord relationship)
    {
        EntityRecord other = state.Entities[relationship.Other(entity.Guid)];
        return new JsonObject
        {
            ["guid"] = other.Guid,
            ["typeName"] = other.TypeName,
            ["entityStatus"] = other.Status,
            ["displayText"] = other.Name,
            ["relationshipType"] = relationship.TypeName,
            ["relationshipGuid"] = relationship.Guid,
            ["relationshipStatus"] = relationship.IsDeleted ? "DELETED" : "ACTIVE",
            ["relationshipAttributes"] = new JsonObject
            {
                ["typeName"] = relationship.TypeName,
                ["attributes"] = relationship.Attributes.DeepClone(),
            },
            ["uniqueAttributes"] = new JsonObject { ["qualifiedName"] = other.QualifiedName },
        };
    }

    /// <summary>The glossary terms that are assigned to the entity.</summary>
    public IEnumerable<JsonObject> Meanings(EntityRecord entity) => state.RelationshipsOf(entity.Guid)
        .Where(relationship => relationship.TypeName == GlossaryDocuments.Assignment && !relationship.IsDeleted && relationship.End2 == entity.Guid)
        .Select(relationship => new JsonObject
        {
            ["termGuid"] = relationship.End1,
            ["relationGuid"] = relationship.Guid,
            ["displayText"] = state.Entities[relationship.End1].Name,
            ["confidence"] = 0,
        });
}

using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>One entity without what differs from run to run: references are named by type and qualifiedName.</summary>
internal sealed class EmulatedEntityDump(DataMapState state)
{
    public JsonNode Of(EntityRecord entity)
    {
        JsonObject dump = entity.ToJson();
        foreach (string volatileMember in (string[])["guid", "createTime", "updateTime", "revision", "isDeleted"])
        {
            dump.Remove(volatileMember);
        }

        foreach (JsonObject classification in dump.Objects("classifications"))
        {
            classification.Remove("entityGuid");
            classification.Remove("lastModifiedTS");
        }

        dump["relationships"] = AtlasJson.Array(state.RelationshipsOf(entity.Guid)
            .Where(relationship => !relationship.IsDeleted && relationship.End1 == entity.Guid)
            .Select(relationship => $"{relationship.TypeName} {state.Entities[relationship.End2].TypeName} {state.Entities[relationship.End2].QualifiedName}")
            .Order(StringComparer.Ordinal));
        return dump;
    }
}

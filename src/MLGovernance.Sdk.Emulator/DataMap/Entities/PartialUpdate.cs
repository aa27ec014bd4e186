using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Partial updates: one attribute by guid, or some by qualifiedName. Neither can set null; the first takes no arrays or maps.</summary>
internal sealed class PartialUpdate(DataMapState state, RelationshipWriter relationships)
{
    public JsonObject ByGuid(DataMapCall call)
    {
        EntityRecord entity = state.RequireActive(call.Route("guid"));
        EntityShape shape = state.Types.Shape(entity.TypeName);
        string name = call.Query("name");
        if (!shape.Attributes.TryGetValue(name, out JsonObject? definition))
        {
            throw AtlasError.BadRequest($"The type {entity.TypeName} has no attribute '{name}'.");
        }

        if (call.Body is null || call.Body is JsonArray || definition.Text("typeName")!.StartsWith("map<", StringComparison.Ordinal))
        {
            throw AtlasError.BadRequest($"{entity.TypeName}.{name}: a partial update by guid takes one primitive or one reference, not null, an array or a map.");
        }

        return Apply(entity, new JsonObject { [name] = call.Body.DeepClone() });
    }

    public JsonObject ByName(DataMapCall call)
    {
        string type = call.Route("typeName");
        state.Types.Require(type, "ENTITY");
        EntityRecord entity = state.FindActive(type, call.UniqueName()) ?? throw AtlasError.EntityNotFound(type, call.UniqueName());
        var supplied = new JsonObject();
        foreach ((string name, JsonNode? value) in call.Object()["entity"].Member("attributes") as JsonObject ?? [])
        {
            if (value is not null)
            {
                supplied[name] = value.DeepClone();
            }
        }

        return Apply(entity, supplied);
    }

    private JsonObject Apply(EntityRecord entity, JsonObject attributes)
    {
        var source = new JsonObject { ["typeName"] = entity.TypeName, ["guid"] = entity.Guid, ["attributes"] = attributes };
        EntityPlan plan = new EntityPlanner(state).Plan([source]).Single();
        if (plan.Attributes.Text("qualifiedName") is { } name && name != entity.QualifiedName)
        {
            state.Unindex(entity);
        }

        foreach ((string attribute, JsonNode? value) in plan.Attributes)
        {
            entity.Attributes[attribute] = value?.DeepClone();
        }

        foreach (EndPlan end in plan.Ends)
        {
            relationships.Replace(entity.Guid, end);
        }

        state.Touch(entity);
        var mutation = new Mutation(state);
        mutation.Add("PARTIAL_UPDATE", entity);
        return mutation.ToJson();
    }
}

using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Business metadata: attributes of a business metadata type that an organisation hangs on entities.</summary>
internal sealed class BusinessMetadata(DataMapState state)
{
    private const string Path = "/atlas/v2/entity/guid/{guid}/businessmetadata";

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("POST", Path, call => Set(call, call.Object(), call.Flag("isOverwrite"))),
        new("DELETE", Path, call => Remove(call, call.Object())),
        new("POST", Path + "/{bmName}", call => Set(call, new JsonObject { [call.Route("bmName")] = call.Object().Copy() }, isOverwrite: false)),
        new("DELETE", Path + "/{bmName}", call => Remove(call, new JsonObject { [call.Route("bmName")] = call.Body?.DeepClone() })),
    ];

    /// <summary>Refuses a group or attribute that is not defined, or that does not apply to the type.</summary>
    public static void Check(DataMapState state, EntityShape shape, JsonObject business)
    {
        foreach ((string group, JsonNode? attributes) in business)
        {
            JsonObject definition = state.Types.Require(group, "BUSINESS_METADATA");
            Dictionary<string, JsonObject> known = definition.Objects("attributeDefs").ToDictionary(a => a.Text("name")!, StringComparer.Ordinal);
            foreach ((string name, JsonNode? value) in attributes as JsonObject ?? [])
            {
                if (!known.TryGetValue(name, out JsonObject? attribute))
                {
                    throw AtlasError.BadRequest($"{group}.{name}: invalid business-metadata attribute");
                }

                string applicable = attribute["options"].Text("applicableEntityTypes") ?? "[]";
                string[] types = [.. (JsonNode.Parse(applicable) as JsonArray ?? []).Texts()];
                if (types.Length > 0 && !types.Any(shape.Ancestry.Contains))
                {
                    throw AtlasError.BadRequest($"{group}.{name}: business attribute is not applicable for entity type {shape.Name}");
                }

                AttributeCheck.Require(group, attribute, value, state.Options.MaxPropertyBytes);
            }
        }
    }

    public static JsonObject Merge(JsonObject current, JsonObject supplied)
    {
        JsonObject merged = current.Copy();
        foreach ((string group, JsonNode? attributes) in supplied)
        {
            JsonObject target = merged[group] as JsonObject ?? [];
            merged[group] = target.Parent is null ? target : target.Copy();
            foreach ((string name, JsonNode? value) in attributes as JsonObject ?? [])
            {
                merged[group]!.AsObject()[name] = value?.DeepClone();
            }
        }

        return merged;
    }

    private JsonNode? Set(DataMapCall call, JsonObject supplied, bool isOverwrite)
    {
        EntityRecord entity = state.RequireActive(call.Route("guid"));
        Check(state, state.Types.Shape(entity.TypeName), supplied);
        JsonObject current = isOverwrite ? [] : entity.BusinessAttributes;
        entity.BusinessAttributes = Merge(current, supplied);
        state.Touch(entity);
        return null;
    }

    private JsonNode? Remove(DataMapCall call, JsonObject named)
    {
        EntityRecord entity = state.RequireActive(call.Route("guid"));
        foreach ((string group, JsonNode? attributes) in named)
        {
            state.Types.Require(group, "BUSINESS_METADATA");
            if (entity.BusinessAttributes[group] is not JsonObject present)
            {
                continue;
            }

            foreach (string name in (attributes as JsonObject)?.Select(pair => pair.Key).ToArray() ?? [.. present.Select(pair => pair.Key)])
            {
                present.Remove(name);
            }

            if (present.Count == 0)
            {
                entity.BusinessAttributes.Remove(group);
            }
        }

        state.Touch(entity);
        return null;
    }
}

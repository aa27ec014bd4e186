using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>The answer of an operation that changes entities. Entities that did not change are not in it.</summary>
internal sealed class Mutation(DataMapState state)
{
    private readonly SortedDictionary<string, List<EntityRecord>> _changes = new(StringComparer.Ordinal);

    public void Add(string operation, EntityRecord entity)
    {
        if (!_changes.TryGetValue(operation, out List<EntityRecord>? entities))
        {
            _changes[operation] = entities = [];
        }

        entities.Add(entity);
    }

    public JsonObject ToJson(IReadOnlyDictionary<string, EntityTarget>? assignments = null)
    {
        var headers = new EntityHeaders(state);
        var guids = new JsonObject();
        foreach ((string placeholder, EntityTarget target) in assignments ?? new Dictionary<string, EntityTarget>())
        {
            guids[placeholder] = target.Guid;
        }

        var mutated = new JsonObject();
        foreach ((string operation, List<EntityRecord> entities) in _changes)
        {
            mutated[operation] = AtlasJson.Array(entities.Select(entity => (JsonNode?)headers.Header(entity)));
        }

        var result = new JsonObject { ["guidAssignments"] = guids, ["mutatedEntities"] = mutated };
        if (mutated["PARTIAL_UPDATE"] is { } partial)
        {
            result["partialUpdatedEntities"] = partial.DeepClone();
        }

        return result;
    }
}

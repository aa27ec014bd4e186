using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>Lineage as the Data Map draws it.</summary>
public sealed class AtlasLineage : DataMapModel<AtlasLineage>
{
    /// <summary>Initializes an empty lineage, from which <c>ModelReaderWriter</c> reads others.</summary>
    public AtlasLineage()
        : base(default)
    {
    }

    /// <summary>Initializes a view over JSON.</summary>
    /// <param name="json">The lineage.</param>
    public AtlasLineage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Gets the guid that the lineage was asked for.</summary>
    public string BaseEntityGuid => Text("baseEntityGuid") ?? "";

    /// <summary>Gets the entities by guid. The next page of lineage leaves the base entity out.</summary>
    public ImmutableDictionary<string, AtlasEntity> Entities
    {
        get
        {
            JsonElement map = Element("guidEntityMap");
            return map.ValueKind != JsonValueKind.Object ? ImmutableDictionary<string, AtlasEntity>.Empty
                : map.EnumerateObject().ToImmutableDictionary(
                    pair => pair.Name, pair => new AtlasEntity(pair.Value), StringComparer.Ordinal);
        }
    }

    /// <summary>Gets the edges in the direction in which data flows.</summary>
    public ImmutableArray<AtlasLineageRelation> Relations
    {
        get
        {
            JsonElement list = Element("relations");
            return list.ValueKind != JsonValueKind.Array ? [] :
            [
                .. list.EnumerateArray().Select(relation => new AtlasLineageRelation(
                    relation.GetProperty("fromEntityId").GetString()!,
                    relation.GetProperty("toEntityId").GetString()!,
                    relation.TryGetProperty("relationshipId", out JsonElement id) ? id.GetString() : null)),
            ];
        }
    }

    /// <summary>
    /// Returns the guids whose neighbours were cut off: the service shows a limited width and says nothing but a count.
    /// </summary>
    /// <param name="direction">The side.</param>
    public ImmutableArray<string> Truncated(DataMapLineageDirection direction)
    {
        JsonElement counts = Element("widthCounts", direction == DataMapLineageDirection.Input ? "INPUT" : "OUTPUT");
        if (counts.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        ILookup<string, AtlasLineageRelation> shown = Relations.ToLookup(
            relation => direction == DataMapLineageDirection.Input ? relation.To : relation.From, StringComparer.Ordinal);
        return
        [
            .. counts.EnumerateObject()
                .Where(pair => pair.Value.ValueKind == JsonValueKind.Number && pair.Value.GetInt32() > shown[pair.Name].Count())
                .Select(pair => pair.Name).Order(StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    protected override AtlasLineage Create(JsonElement json) => new(json);
}

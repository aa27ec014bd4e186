using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>What a write changed: the <c>EntityMutationResult</c> of Atlas.</summary>
public sealed class EntityMutation : DataMapModel<EntityMutation>
{
    /// <summary>Initializes an empty result, from which <c>ModelReaderWriter</c> reads others.</summary>
    public EntityMutation()
        : base(default)
    {
    }

    /// <summary>Initializes a view over JSON.</summary>
    /// <param name="json">The result.</param>
    public EntityMutation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Gets the guids that placeholders of the request were given. Unchanged entities stand only here.</summary>
    public ImmutableDictionary<string, string> GuidAssignments
    {
        get
        {
            JsonElement map = Element("guidAssignments");
            return map.ValueKind != JsonValueKind.Object ? ImmutableDictionary<string, string>.Empty
                : map.EnumerateObject().Where(pair => pair.Value.ValueKind == JsonValueKind.String)
                    .ToImmutableDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal);
        }
    }

    /// <summary>Gets the headers of the entities that were created.</summary>
    public ImmutableArray<AtlasEntity> Created => Of("CREATE");

    /// <summary>Gets the headers of the entities that were changed, wholly or in part.</summary>
    public ImmutableArray<AtlasEntity> Updated => [.. Of("UPDATE"), .. Of("PARTIAL_UPDATE")];

    /// <summary>Gets the headers of the entities that were deleted, those deleted by cascade too.</summary>
    public ImmutableArray<AtlasEntity> Deleted => Of("DELETE");

    /// <inheritdoc/>
    protected override EntityMutation Create(JsonElement json) => new(json);

    private ImmutableArray<AtlasEntity> Of(string operation)
    {
        JsonElement list = Element("mutatedEntities", operation);
        return list.ValueKind != JsonValueKind.Array ? [] : [.. list.EnumerateArray().Select(header => new AtlasEntity(header))];
    }
}

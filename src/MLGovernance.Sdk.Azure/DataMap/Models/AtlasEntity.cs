using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>An entity as the Data Map holds it.</summary>
public sealed class AtlasEntity : DataMapModel<AtlasEntity>
{
    /// <summary>Initializes an empty entity, from which <c>ModelReaderWriter</c> reads others.</summary>
    public AtlasEntity()
        : base(default)
    {
    }

    /// <summary>Initializes a view over JSON.</summary>
    /// <param name="json">The entity or entity header.</param>
    public AtlasEntity(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Gets the type's name.</summary>
    public string TypeName => Text("typeName") ?? "";

    /// <summary>Gets the guid that the Data Map gave.</summary>
    public string Guid => Text("guid") ?? "";

    /// <summary>Gets the unique key within the type. Partial updates may answer without it.</summary>
    public string? QualifiedName => Text("attributes", "qualifiedName");

    /// <summary>Gets whether the entity is deleted: deleted ones stay readable by guid.</summary>
    public bool IsDeleted => Text("status") == "DELETED";

    /// <summary>Gets the short name of the collection, or <see langword="null"/> when the answer does not say it.</summary>
    public string? CollectionId => Text("collectionId");

    /// <summary>Gets the concurrency stamp, a text although it holds a number.</summary>
    public string? LastModifiedStamp => Text("lastModifiedTS");

    /// <summary>Gets the attributes.</summary>
    public JsonElement Attributes => Element("attributes");

    /// <summary>Gets the names of the classifications on the entity.</summary>
    public ImmutableArray<string> Classifications
    {
        get
        {
            JsonElement all = Element("classifications");
            return all.ValueKind != JsonValueKind.Array ? [] :
            [
                .. all.EnumerateArray()
                    .Select(item => item.TryGetProperty("typeName", out JsonElement name) ? name.GetString() : null)
                    .OfType<string>().Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Returns the entity of <c>{"entity":…,"referredEntities":…}</c>.</summary>
    internal static AtlasEntity OfEnvelope(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("entity", out JsonElement entity) ? new AtlasEntity(entity)
            : throw new InvalidDataException("The Data Map answered without an entity; expected an object with 'entity'.");

    /// <inheritdoc/>
    protected override AtlasEntity Create(JsonElement json) => new(json);
}

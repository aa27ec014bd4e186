using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>What people curated of an asset in the catalogue. What this library published there is not in it.</summary>
/// <param name="Asset">The asset.</param>
public sealed record CuratedAsset(AssetId Asset)
{
    /// <summary>Gets the types of the classifications, ordered, for example <c>MICROSOFT.PERSONAL.NAME</c>.</summary>
    public ImmutableArray<string> Classifications { get; init; } = [];

    /// <summary>Gets the names of the glossary terms, ordered.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Gets the object ids of the owners, ordered.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Gets the object ids of the experts, ordered.</summary>
    public ImmutableArray<string> Experts { get; init; } = [];

    /// <summary>Gets the labels, ordered.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Gets the description that was written by hand, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the business metadata, as JSON by group and attribute; undefined when there is none.</summary>
    public JsonElement BusinessMetadata { get; init; }

    /// <summary>Gets whether there is anything.</summary>
    public bool IsEmpty => Classifications.IsEmpty && Terms.IsEmpty && Owners.IsEmpty && Experts.IsEmpty && Labels.IsEmpty && Description is null
        && BusinessMetadata.ValueKind == JsonValueKind.Undefined;

    /// <summary>Reads what is curated from an entity.</summary>
    /// <param name="asset">The asset that the entity stands for.</param>
    /// <param name="entity">The entity as the catalogue holds it.</param>
    /// <param name="isOwn">Tells whether a publish put a classification on the entity.</param>
    public static CuratedAsset Of(AssetId asset, HeldEntity entity, Func<string, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(isOwn);
        return new CuratedAsset(asset)
        {
            Classifications = Ordered(entity.Classifications.Where(name => !isOwn(name))),
            Terms = Ordered(Items(HeldEntity.Member(entity.Json, "meanings")).Select(term => HeldEntity.Text(HeldEntity.Member(term, "displayText")))),
            Owners = Contacts(entity, CatalogContact.Owner),
            Experts = Contacts(entity, CatalogContact.Expert),
            Labels = Ordered(entity.Labels),
            Description = HeldEntity.Text(HeldEntity.Member(entity.Attributes, "userDescription")) is { Length: > 0 } text ? text : null,
            BusinessMetadata = ForeignGroups(HeldEntity.Member(entity.Json, "businessAttributes")),
        };
    }

    /// <summary>Reads the JSON that <see cref="WriteTo"/> wrote.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="json">The object.</param>
    public static CuratedAsset Read(AssetId asset, JsonElement json) => new(asset)
    {
        Classifications = Texts(json, "classifications"),
        Terms = Texts(json, "terms"),
        Owners = Texts(json, "owners"),
        Experts = Texts(json, "experts"),
        Labels = Texts(json, "labels"),
        Description = HeldEntity.Text(HeldEntity.Member(json, "description")),
        BusinessMetadata = HeldEntity.Member(json, "businessMetadata") is { ValueKind: JsonValueKind.Object } groups ? groups.Clone() : default,
    };

    /// <summary>Writes the members of a JSON object, as policies read them under <c>properties.purview</c>; what is empty is left out.</summary>
    /// <param name="writer">Receives the members, inside an object that it has begun.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, "classifications", Classifications);
        Write(writer, "terms", Terms);
        Write(writer, "owners", Owners);
        Write(writer, "experts", Experts);
        Write(writer, "labels", Labels);
        if (Description is not null)
        {
            writer.WriteString("description", Description);
        }

        if (BusinessMetadata.ValueKind == JsonValueKind.Object)
        {
            writer.WritePropertyName("businessMetadata");
            BusinessMetadata.WriteTo(writer);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static JsonElement ForeignGroups(JsonElement groups)
    {
        JsonProperty[] foreign = groups.ValueKind != JsonValueKind.Object ? []
            : [.. groups.EnumerateObject().Where(group => !group.Name.StartsWith(StaleMembers.OwnGroups, StringComparison.Ordinal) && group.Value.ValueKind == JsonValueKind.Object)];
        return foreign.Length == 0 ? default : JsonElement.Parse($"{{{string.Join(',', foreign.Select(group => group.ToString()))}}}");
    }

    private static ImmutableArray<string> Contacts(HeldEntity entity, string type) =>
        Ordered(entity.Contacts(type).Where(contact => contact.Info != CatalogContact.OwnInfo).Select(contact => contact.Id));

    private static ImmutableArray<string> Texts(JsonElement json, string name) => Ordered(Items(HeldEntity.Member(json, name)).Select(HeldEntity.Text));

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static ImmutableArray<string> Ordered(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

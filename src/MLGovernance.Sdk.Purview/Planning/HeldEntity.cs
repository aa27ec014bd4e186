using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>An entity as a catalogue holds it: a view over the JSON of Atlas v2.</summary>
/// <param name="Json">The entity, with its attributes.</param>
public readonly record struct HeldEntity(JsonElement Json)
{
    /// <summary>Gets the guid that the catalogue gave.</summary>
    public string Guid => Text(Member(Json, "guid")) ?? "";

    /// <summary>Gets the names of the classifications on the entity, whoever put them there.</summary>
    public ImmutableArray<string> Classifications => [.. Items("classifications").Select(item => Text(Member(item, "typeName"))).OfType<string>()];

    /// <summary>Gets the labels on the entity.</summary>
    public ImmutableArray<string> Labels => [.. Items("labels").Select(Text).OfType<string>()];

    /// <summary>Gets the names of the glossary terms on the entity, whoever put them there.</summary>
    public ImmutableArray<string> Terms => [.. Items("meanings").Select(item => Text(Member(item, "displayText"))).OfType<string>()];

    /// <summary>Gets the contacts of a type, whoever put them there.</summary>
    /// <param name="type">The type, for example <see cref="CatalogContact.Owner"/>.</param>
    public ImmutableArray<CatalogContact> Contacts(string type) => Member(Member(Json, "contacts"), type) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(item => Text(Member(item, "id")) is not null).Select(item => new CatalogContact(type, Text(Member(item, "id"))!, Text(Member(item, "info"))))] : [];

    internal JsonElement Attributes => Member(Json, "attributes");

    internal JsonElement RelationshipAttributes => Member(Json, "relationshipAttributes");

    internal JsonElement BusinessMetadata(string group) => Member(Member(Json, "businessAttributes"), group);

    private JsonElement.ArrayEnumerator Items(string name) =>
        Member(Json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    internal static JsonElement Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value : default;

    internal static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

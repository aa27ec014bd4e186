using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>Reads what <see cref="CatalogEntity.WriteTo"/> writes, and entities of other makers in the same form.</summary>
internal static class CatalogEntityReader
{
    internal static CatalogEntity Read(JsonElement json)
    {
        string type = Text(json, "typeName") ?? throw new FormatException("An entity needs '/typeName', a text.");
        JsonElement attributes = Member(json, "attributes");
        return new CatalogEntity
        {
            TypeName = type,
            QualifiedName = Text(attributes, "qualifiedName") ?? throw new FormatException($"The entity of type '{type}' needs '/attributes/qualifiedName', a text."),
            Source = Text(attributes, "assetId") is { } asset && AssetId.TryParse(asset, null, out AssetId id) ? id : null,
            Attributes = Attributes(attributes, except: "qualifiedName"),
            RelationshipAttributes = [.. Attributes(Member(json, "relationshipAttributes")).Where(attribute => IsNaming(attribute.Value))],
            BusinessMetadata = Members(json, "businessAttributes").ToImmutableSortedDictionary(group => group.Name, group => Attributes(group.Value), StringComparer.Ordinal),
            Classifications = [.. Items(json, "classifications").Select(item => Text(item, "typeName")).OfType<string>().Order(StringComparer.Ordinal)],
            Contacts =
            [
                .. Members(json, "contacts").SelectMany(type => Items(Member(json, "contacts"), type.Name), (type, contact) => (type.Name, Id: Text(contact, "id"), Info: Text(contact, "info")))
                    .Where(contact => contact.Id is not null).Select(contact => new CatalogContact(contact.Name, contact.Id!, contact.Info)),
            ],
            Terms = [.. Items(json, "meanings").Select(item => Text(item, "displayText")).OfType<string>().Order(StringComparer.Ordinal)],
            Labels = [.. Items(json, "labels").Select(item => item.GetString()).OfType<string>().Order(StringComparer.Ordinal)],
        };
    }

    private static ImmutableArray<CatalogAttribute> Attributes(JsonElement json, string? except = null) => json.ValueKind != JsonValueKind.Object ? [] :
    [
        .. json.EnumerateObject()
            .Where(member => member.Name != except && member.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new CatalogAttribute(member.Name, Value(member.Value))),
    ];

    /// <summary>Returns the value in the form in which mappers write it; what no mapper writes stays the JSON it is.</summary>
    private static object Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt64(out long number) => number,
        JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            json.EnumerateArray().Select(item => item.GetString()!).ToImmutableArray(),
        JsonValueKind.Array when json.EnumerateArray().All(item => Reference(item) is not null) =>
            json.EnumerateArray().Select(item => Reference(item)!).ToImmutableArray(),
        _ => Reference(json) ?? (object)json.Clone(),
    };

    /// <summary>Tells whether a value names entities. Answers also show the other ends of relationships, which name theirs by guid alone.</summary>
    private static bool IsNaming(object value) => value is CatalogReference or ImmutableArray<CatalogReference> { IsEmpty: false };

    private static CatalogReference? Reference(JsonElement json) =>
        Text(json, "typeName") is { } type && Text(Member(json, "uniqueAttributes"), "qualifiedName") is { } name ? new CatalogReference(type, name) : null;

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : default;

    private static JsonElement.ObjectEnumerator Members(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>Reads a search filter into a test: and, or, not over leaves. A leaf that is not understood is refused, never ignored.</summary>
internal static class SearchFilter
{
    public static Func<SearchDocument, bool> Read(JsonNode? node)
    {
        if (node is null)
        {
            return _ => true;
        }

        if (node is not JsonObject filter)
        {
            throw AtlasError.BadRequest($"The filter '{node.ToJsonString()}' is invalid: expected an object.");
        }

        if (filter["and"] is JsonArray all)
        {
            Func<SearchDocument, bool>[] parts = [.. all.Select(Read)];
            return document => parts.All(part => part(document));
        }

        if (filter["or"] is JsonArray any)
        {
            Func<SearchDocument, bool>[] parts = [.. any.Select(Read)];
            return document => parts.Any(part => part(document));
        }

        if (filter["not"] is { } negated)
        {
            Func<SearchDocument, bool> part = Read(negated);
            return document => !part(document);
        }

        return Leaf(filter);
    }

    private static Func<SearchDocument, bool> Leaf(JsonObject leaf)
    {
        if (leaf.Count == 0)
        {
            return _ => true;
        }

        if (leaf.Text("attributeName") is { } attribute)
        {
            return AttributeFilter.Read(leaf, attribute);
        }

        string name = leaf.Select(member => member.Key)
            .FirstOrDefault(key => key is "entityType" or "objectType" or "assetType" or "classification" or "collectionId" or "id" or "term" or
                "glossary" or "label" or "fileExtension" or "qualifiedName" or "name" or "contactId" or "contactType" or "createTime" or "updateTime")
            ?? throw AtlasError.BadRequest($"The filter '{leaf.ToJsonString()}' is not understood.");
        string value = Scalar(leaf[name]);
        bool withSubTypes = leaf.Flag("includeSubTypes");
        return name switch
        {
            "entityType" => document => Same(document.TypeName, value) || (withSubTypes && document.Ancestry.Contains(value)),
            "objectType" => document => Same(document.ObjectType, value),
            "assetType" => document => Same(document.AssetType, value),
            "classification" => document => document.Classifications.Any(item => Same(item, value)),
            "collectionId" => document => Same(document.CollectionId, value),
            "id" => document => Same(document.Id, value),
            "term" or "glossary" => document => document.Terms.Any(term => Same(term.Name, value) || Same(term.Guid, value)),
            "label" => document => document.Labels.Any(item => Same(item, value)),
            "fileExtension" => document => document.QualifiedName.EndsWith("." + value.TrimStart('.'), StringComparison.OrdinalIgnoreCase),
            "qualifiedName" => document => document.QualifiedName == value,
            "name" => document => Same(document.Name, value),
            "contactId" => document => document.ContactList().Any(contact => Same(contact.Text("id") ?? "", value)),
            "contactType" => document => document.ContactList().Any(contact => Same(contact.Text("contactType") ?? "", value)),
            _ => AttributeFilter.Read(
                new JsonObject { ["operator"] = leaf.Text("operator") ?? "ge", ["attributeValue"] = leaf[name]?.DeepClone() }, name),
        };
    }

    internal static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    internal static string Scalar(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        JsonArray array => array.Count > 0 ? Scalar(array[0]) : "",
        _ => node.ToJsonString(),
    };

    internal static int Compare(string left, string right) =>
        double.TryParse(left, CultureInfo.InvariantCulture, out double x) && double.TryParse(right, CultureInfo.InvariantCulture, out double y)
            ? x.CompareTo(y)
            : string.CompareOrdinal(left, right);
}

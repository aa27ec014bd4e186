using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>Reads a leaf of a filter: one thing of an asset and what it must be.</summary>
internal static class DiscoveryLeaf
{
    private static readonly string[] Names =
    [
        "entityType", "objectType", "assetType", "classification", "collectionId", "id", "term", "glossary", "label", "fileExtension", "qualifiedName",
        "name", "contactId", "contactType", "kind", "createTime", "updateTime",
    ];

    public static Func<DiscoveryDocument, bool> Read(JsonElement leaf)
    {
        if (!leaf.EnumerateObject().Any())
        {
            return _ => true;
        }

        if (DiscoveryText.Member(leaf, "attributeName") is { } attribute)
        {
            leaf.TryGetProperty("attributeValue", out JsonElement wanted);
            return Attribute(attribute, DiscoveryText.Member(leaf, "operator") ?? "eq", wanted);
        }

        string name = leaf.EnumerateObject().Select(member => member.Name).FirstOrDefault(Names.Contains)
            ?? throw new FormatException($"The filter '{DiscoveryText.Cut(leaf)}' is not understood: expected and, or, not, attributeName, {string.Join(", ", Names)}.");
        JsonElement given = leaf.GetProperty(name);
        string value = DiscoveryText.Scalar(given);
        bool withSubTypes = leaf.TryGetProperty("includeSubTypes", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
        return name switch
        {
            "entityType" => document => DiscoveryText.Same(document.TypeName, value) || (withSubTypes && document.Ancestry.Contains(value)),
            "objectType" => document => DiscoveryText.Same(document.ObjectType, value),
            "assetType" => document => DiscoveryText.Same(document.AssetType, value),
            "classification" => document => document.Classifications.Any(item => DiscoveryText.Same(item, value)),
            "collectionId" => document => DiscoveryText.Same(document.CollectionId, value),
            "id" => document => DiscoveryText.Same(document.Id, value),
            "kind" => document => DiscoveryText.Same(document.Kind, value),
            "term" or "glossary" => document => document.Terms.Any(term => DiscoveryText.Same(term.Name, value) || DiscoveryText.Same(term.Guid, value)),
            "label" => document => document.Labels.Any(item => DiscoveryText.Same(item, value)),
            "fileExtension" => document => document.QualifiedName.EndsWith("." + value.TrimStart('.'), StringComparison.OrdinalIgnoreCase),
            "qualifiedName" => document => document.QualifiedName == value,
            "name" => document => DiscoveryText.Same(document.Name, value),
            "contactId" => document => document.Contacts.Any(contact => DiscoveryText.Same(contact.Id, value)),
            "contactType" => document => document.Contacts.Any(contact => DiscoveryText.Same(contact.ContactType, value)),
            _ => Attribute(name, DiscoveryText.Member(leaf, "operator") ?? "ge", given),
        };
    }

    private static Func<DiscoveryDocument, bool> Attribute(string attribute, string operation, JsonElement wanted)
    {
        string value = DiscoveryText.Scalar(wanted);
        (string start, string end) = Range(wanted);
        Func<string, bool>? test = operation.ToUpperInvariant() switch
        {
            "EQ" or "NE" => found => DiscoveryText.Same(found, value),
            "GT" => found => DiscoveryText.Compare(found, value) > 0,
            "GE" => found => DiscoveryText.Compare(found, value) >= 0,
            "LT" => found => DiscoveryText.Compare(found, value) < 0,
            "LE" => found => DiscoveryText.Compare(found, value) <= 0,
            "CONTAINS" => found => DiscoveryText.Holds(found, value),
            "STARTSWITH" or "PREFIX" => found => found.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "EXISTS" => _ => true,
            "TIMERANGE" => found => (start.Length == 0 || DiscoveryText.Compare(found, start) >= 0) && (end.Length == 0 || DiscoveryText.Compare(found, end) <= 0),
            _ => throw new FormatException(
                $"The operator '{operation}' is not understood: expected eq, ne, gt, ge, lt, le, contains, startswith, prefix, exists or timerange."),
        };
        return operation.Equals("ne", StringComparison.OrdinalIgnoreCase)
            ? document => !document.Values(attribute).Any(test)
            : document => document.Values(attribute).Any(test);
    }

    private static (string Start, string End) Range(JsonElement value) => value.ValueKind != JsonValueKind.Object ? ("", "")
        : (Bound(value, "startTime", "start"), Bound(value, "endTime", "end"));

    private static string Bound(JsonElement range, string name, string other) =>
        range.TryGetProperty(name, out JsonElement bound) || range.TryGetProperty(other, out bound) ? DiscoveryText.Scalar(bound) : "";
}

using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>A filter on an attribute, a business attribute (<c>group.attribute</c>) or a time of the entity.</summary>
internal static class AttributeFilter
{
    public static Func<SearchDocument, bool> Read(JsonObject leaf, string attribute)
    {
        string value = SearchFilter.Scalar(leaf["attributeValue"]);
        JsonNode? range = leaf["attributeValue"];
        return (leaf.Text("operator") ?? "eq").ToUpperInvariant() switch
        {
            "EQ" => document => Values(document, attribute).Any(found => SearchFilter.Same(found, value)),
            "NE" => document => !Values(document, attribute).Any(found => SearchFilter.Same(found, value)),
            "GT" => document => Values(document, attribute).Any(found => SearchFilter.Compare(found, value) > 0),
            "GE" => document => Values(document, attribute).Any(found => SearchFilter.Compare(found, value) >= 0),
            "LT" => document => Values(document, attribute).Any(found => SearchFilter.Compare(found, value) < 0),
            "LE" => document => Values(document, attribute).Any(found => SearchFilter.Compare(found, value) <= 0),
            "CONTAINS" => document => Values(document, attribute).Any(found => found.Contains(value, StringComparison.OrdinalIgnoreCase)),
            "STARTSWITH" or "PREFIX" => document => Values(document, attribute).Any(found => found.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
            "EXISTS" => document => Values(document, attribute).Any(),
            "TIMERANGE" => document => Values(document, attribute).Any(found => IsInRange(found, range)),
            string unknown => throw AtlasError.BadRequest(
                $"The operator '{unknown}' is not understood: expected eq, ne, gt, ge, lt, le, contains, startswith, prefix, exists or timerange."),
        };
    }

    private static bool IsInRange(string found, JsonNode? range)
    {
        string start = SearchFilter.Scalar((range as JsonObject)?["startTime"] ?? (range as JsonObject)?["start"]);
        string end = SearchFilter.Scalar((range as JsonObject)?["endTime"] ?? (range as JsonObject)?["end"]);
        return (start.Length == 0 || SearchFilter.Compare(found, start) >= 0) && (end.Length == 0 || SearchFilter.Compare(found, end) <= 0);
    }

    private static IEnumerable<string> Values(SearchDocument document, string attribute)
    {
        JsonNode? node = attribute switch
        {
            "createTime" => JsonValue.Create(document.CreateTime),
            "updateTime" => JsonValue.Create(document.UpdateTime),
            "qualifiedName" => JsonValue.Create(document.QualifiedName),
            _ => document.Attributes[attribute] ?? Business(document, attribute),
        };
        return node switch
        {
            null => [],
            JsonArray array => array.Select(SearchFilter.Scalar),
            _ => [SearchFilter.Scalar(node)],
        };
    }

    private static JsonNode? Business(SearchDocument document, string attribute)
    {
        int dot = attribute.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : (document.Business[attribute[..dot]] as JsonObject)?[attribute[(dot + 1)..]];
    }
}

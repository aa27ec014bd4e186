using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Reads the JSON of definitions; names of properties ignore case, as Azure's do.</summary>
internal static class DefinitionJson
{
    public static JsonElement? Find(JsonElement element, string name) =>
        PayloadLookup.TryGetProperty(element, name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    public static ImmutableArray<string> Texts(JsonElement element, string name) =>
        [.. Items(element, name).Where(static i => i.ValueKind == JsonValueKind.String).Select(static i => i.GetString()!)];

    /// <summary>The element itself, or its <c>properties</c> when it is a whole ARM resource.</summary>
    public static JsonElement Properties(JsonElement element) => Find(element, "properties") is { ValueKind: JsonValueKind.Object } properties ? properties : element;

    public static JsonElement RequireObject(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Object ? element : throw new AzurePolicyFormatException(path, $"an object was expected, not {element.ValueKind}");
}

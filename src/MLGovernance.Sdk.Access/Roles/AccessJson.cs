using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Reads fields of Azure JSON that may lie at the top or under <c>properties</c>, without regard to the case of names.</summary>
internal static class AccessJson
{
    public static bool TryField(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (element.TryGetProperty(name, out value))
        {
            return true;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }

        return TryProperties(element, out JsonElement inner) && TryField(inner, name, out value);
    }

    private static bool TryProperties(JsonElement element, out JsonElement inner)
    {
        if (element.TryGetProperty("properties", out inner))
        {
            return true;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Name.Equals("properties", StringComparison.OrdinalIgnoreCase))
            {
                inner = property.Value;
                return true;
            }
        }

        return false;
    }

    public static string? Text(JsonElement element, string name) =>
        TryField(element, name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Required(JsonElement element, string name, string place) =>
        Text(element, name) ?? throw new FormatException($"{place}: expected the text '{name}'.");

    public static bool? Flag(JsonElement element, string name) =>
        !TryField(element, name, out JsonElement value) ? null : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    public static DateTimeOffset? Moment(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;

    /// <summary>Returns the items of an array; nothing when it is missing or null.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string name)
    {
        if (!TryField(element, name, out JsonElement value) || value.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException($"'{name}' must be an array.");
    }

    /// <summary>Returns the texts of an array, or a single text as one.</summary>
    public static ImmutableArray<string> Texts(JsonElement element, string name) =>
        TryField(element, name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? [value.GetString()!]
            : [.. Items(element, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
}

using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>How search reads and compares values.</summary>
internal static class DiscoveryText
{
    private const int MaxQuoted = 200;

    public static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    public static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares as numbers where both are, else by character.</summary>
    public static int Compare(string? left, string? right) =>
        double.TryParse(left, CultureInfo.InvariantCulture, out double x) && double.TryParse(right, CultureInfo.InvariantCulture, out double y)
            ? x.CompareTo(y)
            : string.CompareOrdinal(left, right);

    /// <summary>Reads a value as text; of a list, the first.</summary>
    public static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => value.GetArrayLength() > 0 ? Scalar(value[0]) : "",
        _ => value.GetRawText(),
    };

    public static string? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Returns JSON short enough for a message.</summary>
    public static string Cut(JsonElement json) => json.GetRawText() is { Length: > MaxQuoted } text ? text[..MaxQuoted] + "…" : json.GetRawText();
}

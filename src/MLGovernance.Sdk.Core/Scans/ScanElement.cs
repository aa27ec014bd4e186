using System.Globalization;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Looks into scanners' JSON, in which anything may be absent or null.</summary>
internal static class ScanElement
{
    internal static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    internal static string? TextAt(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    internal static DateTimeOffset? TimeAt(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.TextAt(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) && time.Year > 1
            ? time : null;

    internal static IEnumerable<JsonElement> ItemsAt(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    internal static IEnumerable<string> TextsAt(this JsonElement element, string name) =>
        element.ItemsAt(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Where(text => text.Length > 0);

    internal static VulnerabilitySeverity Severity(string? text) => text?.ToUpperInvariant() switch
    {
        "CRITICAL" => VulnerabilitySeverity.Critical,
        "HIGH" or "IMPORTANT" => VulnerabilitySeverity.High,
        "MEDIUM" or "MODERATE" => VulnerabilitySeverity.Medium,
        "LOW" or "NEGLIGIBLE" => VulnerabilitySeverity.Low,
        _ => VulnerabilitySeverity.Unknown,
    };
}

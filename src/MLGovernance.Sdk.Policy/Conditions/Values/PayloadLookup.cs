using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Finds a property of a payload: the exact spelling first, then ignoring case, as Azure Resource Manager names do.</summary>
internal static class PayloadLookup
{
    public static bool TryGetProperty(JsonElement element, string name, out JsonElement value)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            value = default;
            return false;
        }

        if (element.TryGetProperty(name, out value))
        {
            return true;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }

        return false;
    }

    public static bool TryGetProperty(JsonElement element, PathSegment segment, out JsonElement value)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            value = default;
            return false;
        }

        if (element.TryGetProperty(segment.Utf8, out value))
        {
            return true;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (name.Length == segment.Utf8.Length && Ascii.EqualsIgnoreCase(name, segment.Utf8))
            {
                value = property.Value;
                return true;
            }
        }

        return !segment.IsAscii && TryGetProperty(element, segment.Name, out value);
    }
}

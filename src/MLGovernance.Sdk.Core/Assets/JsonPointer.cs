using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Reads values out of payloads by JSON pointer (RFC 6901), forgiving about letter case as Azure is.</summary>
public static class JsonPointer
{
    /// <summary>Gets the value at a pointer.</summary>
    /// <param name="root">Where the pointer starts.</param>
    /// <param name="pointer">The pointer, for example <c>/properties/inputs/0</c>; the empty text is the root.</param>
    /// <returns>The value, or null where nothing, or JSON null, is there.</returns>
    public static JsonElement? At(this JsonElement root, string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        JsonElement value = root;
        ReadOnlySpan<char> rest = pointer;
        while (!rest.IsEmpty)
        {
            rest = rest[1..];
            int end = rest.IndexOf('/');
            ReadOnlySpan<char> step = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[end..];
            if (!Step(value, Unescape(step), out value))
            {
                return null;
            }
        }

        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
    }

    /// <summary>Gets a value as text: a string as it is, a number or boolean as JSON writes it; null for objects, arrays and null.</summary>
    /// <param name="value">The value.</param>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>Gets a value as a boolean; also from the texts <c>true</c> and <c>false</c>; else null.</summary>
    /// <param name="value">The value.</param>
    public static bool? AsBoolean(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out bool parsed) => parsed,
        _ => null,
    };

    /// <summary>Gets a value as a point in time (ISO 8601; without offset it is UTC); else null.</summary>
    /// <param name="value">The value.</param>
    public static DateTimeOffset? AsTime(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;

    private static bool Step(JsonElement value, ReadOnlySpan<char> step, out JsonElement next)
    {
        next = default;
        if (value.ValueKind == JsonValueKind.Array)
        {
            if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < value.GetArrayLength())
            {
                next = value[index];
                return true;
            }

            return false;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (value.TryGetProperty(step, out next))
        {
            return true;
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (IsNamed(member, step))
            {
                next = member.Value;
                return true;
            }
        }

        return false;
    }

    /// <summary>Compares in any letter case, without making the name a string where it is plain ASCII.</summary>
    private static bool IsNamed(JsonProperty member, ReadOnlySpan<char> step)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return Ascii.IsValid(raw) && Ascii.IsValid(step) && !raw.Contains((byte)'\\')
            ? Ascii.EqualsIgnoreCase(raw, step)
            : step.Equals(member.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Unescape(ReadOnlySpan<char> step) =>
        step.Contains('~')
            ? step.ToString().Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            : step;
}

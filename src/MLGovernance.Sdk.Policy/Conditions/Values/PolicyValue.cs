using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A value of the policy language: a slice of a JSON payload, a constant of the definition, or the result of an expression.</summary>
internal readonly partial struct PolicyValue
{
    private readonly object? _reference;
    private readonly JsonElement _element;
    private readonly double _number;

    private PolicyValue(PolicyValueKind kind, object? reference = null, JsonElement element = default, double number = 0)
    {
        Kind = kind;
        _reference = reference;
        _element = element;
        _number = number;
    }

    public static PolicyValue Null => new(PolicyValueKind.Null);

    public static PolicyValue Unknown => new(PolicyValueKind.Unknown);

    public PolicyValueKind Kind { get; }

    public bool IsNullOrMissing => Kind is PolicyValueKind.Missing or PolicyValueKind.Null;

    public double Number => _number;

    public bool Boolean => _number != 0;

    public static PolicyValue Of(bool value) => new(PolicyValueKind.Boolean, number: value ? 1 : 0);

    public static PolicyValue Of(double value) => new(PolicyValueKind.Number, number: value);

    public static PolicyValue Of(string value) => new(PolicyValueKind.Text, value);

    public static PolicyValue Of(PolicyText value) => new(PolicyValueKind.Text, value);

    public static PolicyValue Of(PolicyValue[] items) => new(PolicyValueKind.Array, items);

    public static PolicyValue Of(PolicyMap map) => new(PolicyValueKind.Object, map);

    public static PolicyValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => default,
        JsonValueKind.Null => Null,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => new(PolicyValueKind.Number, element: element, number: element.TryGetDouble(out double d) ? d : double.NaN),
        JsonValueKind.String => new(PolicyValueKind.Text, element: element),
        JsonValueKind.Array => new(PolicyValueKind.Array, element: element),
        _ => new(PolicyValueKind.Object, element: element),
    };

    public static string FormatNumber(double number) =>
        Math.Abs(number) < 1e15 && Math.Floor(number) == number
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The text of a <see cref="PolicyValueKind.Text"/> value.</summary>
    public string GetText() => _reference switch
    {
        string text => text,
        PolicyText text => text.Value,
        _ => _element.GetString() ?? "",
    };

    public PolicyText? Prepared => _reference as PolicyText;

    /// <summary>The unescaped UTF-8 bytes inside the payload; false when the text is not in a payload or holds an escape.</summary>
    public bool TryGetRawText(out ReadOnlySpan<byte> utf8)
    {
        if (_reference is PolicyText prepared)
        {
            utf8 = prepared.Utf8;
            return true;
        }

        if (_reference is null && Kind == PolicyValueKind.Text)
        {
            utf8 = JsonMarshal.GetRawUtf8Value(_element)[1..^1];
            return utf8.IndexOf((byte)'\\') < 0;
        }

        utf8 = default;
        return false;
    }

    /// <summary>Text, number or Boolean as text, as the text operators and <c>string()</c> see them; null for everything else.</summary>
    public string? AsText() => Kind switch
    {
        PolicyValueKind.Text => GetText(),
        PolicyValueKind.Number => FormatNumber(_number),
        PolicyValueKind.Boolean => Boolean ? "true" : "false",
        _ => null,
    };

    /// <summary>Reads "true" and "false" in any letter case, and Booleans.</summary>
    public bool? AsBoolean()
    {
        if (Kind == PolicyValueKind.Boolean)
        {
            return Boolean;
        }

        return Kind == PolicyValueKind.Text && bool.TryParse(GetText(), out bool value) ? value : null;
    }

    /// <summary>Reads numbers and numeric texts.</summary>
    public double? AsNumber()
    {
        if (Kind == PolicyValueKind.Number)
        {
            return _number;
        }

        return Kind == PolicyValueKind.Text && double.TryParse(GetText().AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : null;
    }
}

using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// Values for the parameters of one compiled policy, checked once and reused for any number of resources. Made by
/// <see cref="CompiledPolicy.BindParameters"/>.
/// </summary>
public sealed class PolicyParameterValues
{
    private readonly Dictionary<string, PolicyValue> _values;

    internal PolicyParameterValues(Dictionary<string, PolicyValue> values, string? error)
    {
        _values = values;
        Error = error;
    }

    /// <summary>Gets a set without values: every parameter has its default.</summary>
    public static PolicyParameterValues None { get; } = new([], null);

    /// <summary>Gets what is wrong with the values (type, allowedValues), or null.</summary>
    public string? Error { get; }

    /// <summary>Gets the values as they were bound, defaults included, by parameter name.</summary>
    /// <returns>Name and JSON value of each bound parameter; values are those of the definition or of the caller.</returns>
    public IEnumerable<KeyValuePair<string, JsonElement>> ToJson() =>
        _values.OrderBy(static p => p.Key, StringComparer.Ordinal)
            .Select(static p => new KeyValuePair<string, JsonElement>(p.Key, ToElement(p.Value)));

    private static JsonElement ToElement(in PolicyValue value)
    {
        if (value.Element.ValueKind != JsonValueKind.Undefined)
        {
            return value.Element;
        }

        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ValueJson.Write(writer, value, null);
        }

        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    internal bool TryGet(string name, out PolicyValue value) => _values.TryGetValue(name, out value);
}

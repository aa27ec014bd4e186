using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Checks an attribute's value against its definition.</summary>
internal static class AttributeCheck
{
    public static void Require(string typeName, JsonObject definition, JsonNode? value, int maxBytes)
    {
        string name = definition.Text("name")!;
        string type = definition.Text("typeName")!;
        if (value is null)
        {
            return;
        }

        bool fits = type switch
        {
            _ when type.StartsWith("array<", StringComparison.Ordinal) => value is JsonArray,
            _ when type.StartsWith("map<", StringComparison.Ordinal) => value is JsonObject,
            "string" => value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False,
            "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False || (value.GetValueKind() == JsonValueKind.String && bool.TryParse((string)value!, out _)),
            "byte" or "short" or "int" or "long" or "float" or "double" => IsNumber(value),
            "date" => IsNumber(value) || (value.GetValueKind() == JsonValueKind.String && DateTimeOffset.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out _)),
            _ => true,
        };
        if (!fits)
        {
            throw AtlasError.BadParameters($"{typeName}.{name}: expected a value of type {type}, found {value.GetValueKind()}");
        }

        if (Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value.ToJsonString()) > maxBytes)
        {
            throw AtlasError.BadParameters($"{typeName}.{name}: name and value exceed {maxBytes} bytes");
        }
    }

    private static bool IsNumber(JsonNode value) => value.GetValueKind() == JsonValueKind.Number ||
        (value.GetValueKind() == JsonValueKind.String && double.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out _));
}

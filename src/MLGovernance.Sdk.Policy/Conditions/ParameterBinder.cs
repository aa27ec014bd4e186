using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Binds values to the parameters of a definition and checks type and allowedValues.</summary>
internal sealed class ParameterBinder(AzurePolicyDefinition definition, PolicyLanguageOptions options)
{
    public PolicyParameterValues Bind(JsonElement given, bool? wrapped = null)
    {
        var values = new Dictionary<string, PolicyValue>(StringComparer.OrdinalIgnoreCase);
        foreach (AzurePolicyParameter parameter in definition.Parameters)
        {
            if (parameter.DefaultValue is { } standard)
            {
                values[parameter.Name] = Prepare(standard);
            }
        }

        string? error = null;
        if (given.ValueKind == JsonValueKind.Object)
        {
            bool unwrap = wrapped ?? IsWrapped(given);
            foreach (JsonProperty property in given.EnumerateObject())
            {
                JsonElement value = (unwrap ? property.Value.GetProperty("value") : property.Value).Clone();
                error ??= Check(property.Name, value);
                values[property.Name] = Prepare(value);
            }
        }
        else if (given.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            error = $"Parameters must be an object, not {given.ValueKind}.";
        }

        return new PolicyParameterValues(values, error);
    }

    /// <summary>Whether the values are in the form of an assignment, <c>{name: {"value": …}}</c>.</summary>
    public static bool IsWrapped(JsonElement given) =>
        given.GetPropertyCount() > 0
        && given.EnumerateObject().All(static p => p.Value.ValueKind == JsonValueKind.Object && p.Value.GetPropertyCount() == 1 && p.Value.TryGetProperty("value", out _));

    // Texts are prepared once, so that comparing them later allocates nothing.
    private static PolicyValue Prepare(JsonElement value) => value.ValueKind == JsonValueKind.String ? PolicyValue.Of(new PolicyText(value.GetString()!)) : PolicyValue.Of(value);

    private string? Check(string name, JsonElement value)
    {
        AzurePolicyParameter? parameter = definition.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        if (parameter is null || !options.ValidateParameters)
        {
            return null;
        }

        if (!TypeFits(parameter.Type, value))
        {
            return $"The value of parameter '{parameter.Name}' must be of type {parameter.Type}, not {value.ValueKind}.";
        }

        if (parameter.AllowedValues.IsEmpty)
        {
            return null;
        }

        var evaluation = new LanguageEvaluation(options);
        bool each = value.ValueKind == JsonValueKind.Array && !parameter.AllowedValues.Any(static a => a.ValueKind == JsonValueKind.Array);
        IEnumerable<JsonElement> asked = each ? value.EnumerateArray() : [value];
        foreach (JsonElement one in asked)
        {
            PolicyValue wanted = PolicyValue.Of(one);
            if (!parameter.AllowedValues.Any(a => PolicyComparison.AreEqual(PolicyValue.Of(a), wanted, evaluation)))
            {
                return $"The value of parameter '{parameter.Name}' is not one of its {parameter.AllowedValues.Length} allowed values.";
            }
        }

        return null;
    }

    private static bool TypeFits(string type, JsonElement value) => type.ToUpperInvariant() switch
    {
        "STRING" or "DATETIME" => value.ValueKind is JsonValueKind.String,
        "ARRAY" => value.ValueKind == JsonValueKind.Array,
        "OBJECT" => value.ValueKind == JsonValueKind.Object,
        "BOOLEAN" => PolicyValue.Of(value).AsBoolean() is not null,
        "INTEGER" or "FLOAT" => PolicyValue.Of(value).AsNumber() is not null,
        _ => true,
    };
}

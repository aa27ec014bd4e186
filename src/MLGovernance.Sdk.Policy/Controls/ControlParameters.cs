using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Hands the parameters of an assignment, which are lists of texts, to a rule in the language of Azure Policy, which are typed.</summary>
internal static class ControlParameters
{
    internal static PolicyParameterValues Bind(CompiledPolicy policy, PolicyDefinition definition, PolicyContext context)
    {
        bool isDefault = true;
        foreach (PolicyParameter parameter in definition.Parameters)
        {
            isDefault &= context.Parameter(parameter.Name).AsSpan().SequenceEqual(parameter.Default.AsSpan());
        }

        if (isDefault)
        {
            return policy.Defaults;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (AzurePolicyParameter parameter in policy.Definition.Parameters)
            {
                writer.WritePropertyName(parameter.Name);
                Write(writer, parameter, context.Parameter(parameter.Name));
            }

            writer.WriteEndObject();
        }

        return policy.BindParameters(JsonElement.Parse(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, AzurePolicyParameter parameter, ImmutableArray<string> values)
    {
        if (parameter.Type.Equals("Array", StringComparison.OrdinalIgnoreCase))
        {
            writer.WriteStartArray();
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
            return;
        }

        string text = values is [var single] ? single : throw new ArgumentException($"Parameter '{parameter.Name}' takes one value, and {values.Length} are given.");
        if (parameter.Type.Equals("Integer", StringComparison.OrdinalIgnoreCase))
        {
            writer.WriteNumberValue(long.Parse(text, CultureInfo.InvariantCulture));
        }
        else if (parameter.Type.Equals("Boolean", StringComparison.OrdinalIgnoreCase))
        {
            writer.WriteBooleanValue(bool.Parse(text));
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Writes values of the language as JSON.</summary>
internal static class ValueJson
{
    /// <summary>A text as it is, everything else as JSON: what <c>string()</c> gives.</summary>
    public static string ToText(in PolicyValue value, LanguageEvaluation evaluation)
    {
        if (value.AsText() is { } text)
        {
            return text;
        }

        evaluation.Charge(1 + value.Count);
        if (value.Element.ValueKind is JsonValueKind.Array or JsonValueKind.Object
            && System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value.Element).Length > evaluation.Options.MaxTextLength)
        {
            throw PolicyEvaluationException.Budget($"An expression made a text of more than {evaluation.Options.MaxTextLength} characters.");
        }

        return ToJson(value, evaluation);
    }

    public static string ToJson(in PolicyValue value, LanguageEvaluation evaluation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1000, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value, evaluation);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, in PolicyValue value, LanguageEvaluation? evaluation)
    {
        evaluation?.Charge(1);
        switch (value.Kind)
        {
            case PolicyValueKind.Text:
                writer.WriteStringValue(value.GetText());
                break;
            case PolicyValueKind.Number when double.IsFinite(value.Number):
                writer.WriteRawValue(PolicyValue.FormatNumber(value.Number));
                break;
            case PolicyValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case PolicyValueKind.Array or PolicyValueKind.Object when value.Element.ValueKind != JsonValueKind.Undefined:
                value.Element.WriteTo(writer);
                break;
            case PolicyValueKind.Array:
                writer.WriteStartArray();
                foreach (PolicyValue item in value)
                {
                    Write(writer, item, evaluation);
                }

                writer.WriteEndArray();
                break;
            case PolicyValueKind.Object:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, PolicyValue> member in value.Members())
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value, evaluation);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}

using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// The <c>details</c> of an effect: what it asks for (operations, appended values, the type of the related resource, the roles that takes), with expressions
/// evaluated, but for the names of fields and conditions, which stay as the definition writes them. What only drives the evaluation is left out: where a
/// related resource is looked for, what it must meet, when, and what happens in a conflict.
/// </summary>
internal sealed class EffectDetails
{
    private static readonly FrozenSet<string> Left = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "conflictEffect", "deployment", "deploymentScope", "evaluationDelay", "existenceCondition", "existenceScope", "kind", "name", "resourceGroupName");

    /// <summary>What names a place or a time, not a value: the patch tells the place that an expression comes to.</summary>
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "condition", "field");

    private readonly JsonElement _source;
    private readonly ExpressionCompiler _compiler;

    public EffectDetails(JsonElement source, ExpressionCompiler compiler)
    {
        _source = source;
        _compiler = compiler;
    }

    /// <summary>Whether the details of append are one <c>{field, value}</c> instead of an array of them.</summary>
    public static bool IsSingleAppend(JsonElement details) => DefinitionJson.Find(details, "field") is not null && PayloadLookup.TryGetProperty(details, "value", out _);

    /// <summary>Writes the details. An expression whose value is not known, or that fails, is kept as the definition writes it.</summary>
    public JsonElement Evaluate(LanguageEvaluation evaluation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            bool single = _source.ValueKind == JsonValueKind.Object && IsSingleAppend(_source);
            if (single)
            {
                writer.WriteStartArray();
            }

            Write(writer, _source, evaluation, top: true, isValue: false);
            if (single)
            {
                writer.WriteEndArray();
            }
        }

        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    private void Write(Utf8JsonWriter writer, JsonElement element, LanguageEvaluation evaluation, bool top, bool isValue)
    {
        evaluation.Charge(1);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (top && Left.Contains(property.Name))
                    {
                        continue;
                    }

                    writer.WritePropertyName(property.Name);
                    if (!isValue && Kept.Contains(property.Name))
                    {
                        property.Value.WriteTo(writer);
                    }
                    else
                    {
                        Write(writer, property.Value, evaluation, top: false, isValue || string.Equals(property.Name, "value", StringComparison.OrdinalIgnoreCase));
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(writer, item, evaluation, top: false, isValue);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                WriteText(writer, element.GetString()!, evaluation);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private void WriteText(Utf8JsonWriter writer, string text, LanguageEvaluation evaluation)
    {
        if (!TemplateExpressionParser.IsExpression(text))
        {
            writer.WriteStringValue(TemplateExpressionParser.Unescape(text));
            return;
        }

        PolicyValue value;
        try
        {
            value = _compiler.Compile(text, "details").Evaluate(evaluation);
        }
        catch (Exception exception) when (exception is PolicyEvaluationException { Code: not "BudgetExceeded" } or AzurePolicyFormatException)
        {
            value = PolicyValue.Unknown;
        }

        if (value.Kind == PolicyValueKind.Unknown)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            ValueJson.Write(writer, value, evaluation);
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Turning one type into another.</summary>
internal static class ConversionFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("int", 1, 1, static (_, a) => PolicyValue.Of(Math.Truncate(Arguments.Number("int", a, 0)))),
        TemplateFunction.Of("float", 1, 1, static (_, a) => PolicyValue.Of(Arguments.Number("float", a, 0))),
        TemplateFunction.Of("string", 1, 1, static (e, a) => e.Text(ValueJson.ToText(a[0], e))),
        TemplateFunction.Of("bool", 1, 1, static (_, a) => PolicyValue.Of(Boolean(a[0]))),
        TemplateFunction.Of("json", 1, 1, static (e, a) => Json("json", Arguments.Text("json", a, 0), e)),
    ];

    public static PolicyValue Json(string function, string text, LanguageEvaluation evaluation)
    {
        evaluation.Charge(1 + (text.Length >> 2));
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = evaluation.Options.MaxDepth });
            return PolicyValue.Of(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw PolicyEvaluationException.Template($"{function}(): the text is not JSON.");
        }
    }

    private static bool Boolean(in PolicyValue value) => value switch
    {
        { Kind: PolicyValueKind.Number } => value.Number != 0,
        _ when value.AsBoolean() is { } known => known,
        _ when value.AsNumber() is { } number => number != 0,
        _ => throw Arguments.Wrong("bool", 0, "true, false or a number", value),
    };
}

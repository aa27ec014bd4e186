using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Looking into texts, ignoring case as the documentation of these functions says.</summary>
internal static class SearchFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("startsWith", 2, 2, static (e, a) => PolicyValue.Of(Folded("startsWith", e, a, 0).StartsWith(Folded("startsWith", e, a, 1), StringComparison.Ordinal))),
        TemplateFunction.Of("endsWith", 2, 2, static (e, a) => PolicyValue.Of(Folded("endsWith", e, a, 0).EndsWith(Folded("endsWith", e, a, 1), StringComparison.Ordinal))),
        TemplateFunction.Of("indexOf", 2, 2, static (e, a) => PolicyValue.Of((double)Text("indexOf", e, a, 0).IndexOf(Text("indexOf", e, a, 1), StringComparison.OrdinalIgnoreCase))),
        TemplateFunction.Of("lastIndexOf", 2, 2, static (e, a) => PolicyValue.Of((double)Text("lastIndexOf", e, a, 0).LastIndexOf(Text("lastIndexOf", e, a, 1), StringComparison.OrdinalIgnoreCase))),
    ];

    private static string Text(string name, LanguageEvaluation evaluation, PolicyValue[] arguments, int index)
    {
        string text = Arguments.Text(name, arguments, index);
        evaluation.Charge(1 + (text.Length >> 2));
        return text;
    }

    private static string Folded(string name, LanguageEvaluation evaluation, PolicyValue[] arguments, int index) =>
        TextFolding.Fold(Text(name, evaluation, arguments, index));
}

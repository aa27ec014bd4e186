using System.Collections.Immutable;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>Making texts.</summary>
internal static class TextFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("concat", 0, 64, Concat),
        TemplateFunction.Of("toLower", 1, 1, static (e, a) => e.Text(Arguments.Text("toLower", a, 0).ToLowerInvariant())),
        TemplateFunction.Of("toUpper", 1, 1, static (e, a) => e.Text(Arguments.Text("toUpper", a, 0).ToUpperInvariant())),
        TemplateFunction.Of("trim", 1, 1, static (e, a) => e.Text(Arguments.Text("trim", a, 0).Trim())),
        TemplateFunction.Of("replace", 3, 3, Replace),
        TemplateFunction.Of("split", 2, 2, Split),
        TemplateFunction.Of("join", 2, 2, Join),
        TemplateFunction.Of("padLeft", 2, 3, PadLeft),
        TemplateFunction.Of("substring", 2, 3, Substring),
        TemplateFunction.Of("format", 1, 64, static (e, a) => e.Text(CompositeFormatting.Format(Arguments.Text("format", a, 0), a.AsSpan(1), e))),
    ];

    private static PolicyValue Concat(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        if (arguments.Length > 0 && arguments.All(static a => a.Kind == PolicyValueKind.Array))
        {
            var items = new List<PolicyValue>();
            foreach (PolicyValue array in arguments)
            {
                evaluation.Charge(array.Count);
                foreach (PolicyValue item in array)
                {
                    items.Add(item);
                }
            }

            return PolicyValue.Of(items.ToArray());
        }

        var text = new StringBuilder();
        for (int i = 0; i < arguments.Length; i++)
        {
            text.Append(Arguments.Text("concat", arguments, i));
            if (text.Length > evaluation.Options.MaxTextLength)
            {
                break;
            }
        }

        return evaluation.Text(text.ToString());
    }

    private static PolicyValue Replace(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        string text = Arguments.Text("replace", arguments, 0);
        string old = Arguments.Text("replace", arguments, 1);
        string with = Arguments.Text("replace", arguments, 2);
        if (old.Length == 0)
        {
            throw PolicyEvaluationException.Template("replace(): the text to replace is empty.");
        }

        evaluation.Charge(1 + (text.Length >> 4));
        if ((long)text.Length / old.Length * with.Length > 4L * evaluation.Options.MaxTextLength)
        {
            throw PolicyEvaluationException.Budget($"replace() could make a text of more than {evaluation.Options.MaxTextLength} characters.");
        }

        return evaluation.Text(text.Replace(old, with, StringComparison.Ordinal));
    }

    private static PolicyValue Split(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        string text = Arguments.Text("split", arguments, 0);
        evaluation.Charge(1 + (text.Length >> 3));
        string[] delimiters = arguments[1].Kind == PolicyValueKind.Array ? Texts(arguments[1]) : [Arguments.Text("split", arguments, 1)];
        return PolicyValue.Of([.. text.Split(delimiters, StringSplitOptions.None).Select(PolicyValue.Of)]);
    }

    private static string[] Texts(in PolicyValue array)
    {
        var texts = new List<string>();
        foreach (PolicyValue item in array)
        {
            texts.Add(item.AsText() ?? "");
        }

        return [.. texts];
    }

    private static PolicyValue Join(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        if (arguments[0].Kind != PolicyValueKind.Array)
        {
            throw Arguments.Wrong("join", 0, "an array", arguments[0]);
        }

        evaluation.Charge(arguments[0].Count);
        string delimiter = Arguments.Text("join", arguments, 1);
        var text = new StringBuilder();
        int at = 0;
        foreach (PolicyValue item in arguments[0])
        {
            text.Append(at++ == 0 ? "" : delimiter).Append(ValueJson.ToText(item, evaluation));
            if (text.Length > evaluation.Options.MaxTextLength)
            {
                break;
            }
        }

        return evaluation.Text(text.ToString());
    }

    private static PolicyValue PadLeft(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        string text = Arguments.Text("padLeft", arguments, 0);
        int length = Arguments.Integer("padLeft", arguments, 1);
        string padding = arguments.Length > 2 ? Arguments.Text("padLeft", arguments, 2) : " ";
        if (length < 0 || length > evaluation.Options.MaxTextLength || padding.Length != 1)
        {
            throw PolicyEvaluationException.Template("padLeft(): the length must be a small positive number and the padding one character.");
        }

        return evaluation.Text(text.PadLeft(length, padding[0]));
    }

    private static PolicyValue Substring(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        string text = Arguments.Text("substring", arguments, 0);
        int start = Arguments.Integer("substring", arguments, 1);
        int length = arguments.Length > 2 ? Arguments.Integer("substring", arguments, 2) : text.Length - start;
        if (start < 0 || length < 0 || start > text.Length || length > text.Length - start)
        {
            throw PolicyEvaluationException.Template($"substring(): {length} characters from {start} are outside a text of {text.Length} characters.");
        }

        return evaluation.Text(text.Substring(start, length));
    }
}

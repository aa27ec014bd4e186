using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Asking what a text, an array or an object holds.</summary>
internal static class MembershipFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("contains", 2, 2, static (e, a) => PolicyValue.Of(Contains(e, a[0], a[1]))),
        TemplateFunction.Of("empty", 1, 1, static (_, a) => PolicyValue.Of(Empty(a[0]))),
        TemplateFunction.Of("length", 1, 1, static (_, a) => PolicyValue.Of((double)Length(a[0]))),
        TemplateFunction.Of("first", 1, 1, static (_, a) => End(a[0], "first", last: false)),
        TemplateFunction.Of("last", 1, 1, static (_, a) => End(a[0], "last", last: true)),
        TemplateFunction.Of("tryGet", 2, 64, TryGet),
        TemplateFunction.Of("indexFromEnd", 2, 2, static (_, a) => FromEnd(a) is { Kind: not PolicyValueKind.Missing } found
            ? found
            : throw PolicyEvaluationException.Template("indexFromEnd(): the index is outside the array.")),
        TemplateFunction.Of("tryIndexFromEnd", 2, 2, static (_, a) => FromEnd(a) is { Kind: not PolicyValueKind.Missing } found ? found : PolicyValue.Null),
    ];

    private static bool Contains(LanguageEvaluation evaluation, in PolicyValue container, in PolicyValue item)
    {
        switch (container.Kind)
        {
            case PolicyValueKind.Array:
                foreach (PolicyValue candidate in container)
                {
                    if (PolicyComparison.AreEqual(candidate, item, evaluation))
                    {
                        return true;
                    }
                }

                return false;
            case PolicyValueKind.Object:
                return item.AsText() is { } name && container.TryGetMember(name, out _);
            case PolicyValueKind.Null or PolicyValueKind.Missing:
                return false;
            default:
                return item.AsText() is not null
                    && PolicyComparison.Folded(container, evaluation).Contains(PolicyComparison.Folded(item, evaluation), StringComparison.Ordinal);
        }
    }

    private static bool Empty(in PolicyValue value) => value.Kind switch
    {
        PolicyValueKind.Null or PolicyValueKind.Missing => true,
        PolicyValueKind.Text => value.GetText().Length == 0,
        PolicyValueKind.Array or PolicyValueKind.Object => value.Count == 0,
        _ => throw Arguments.Wrong("empty", 0, "a text, an array or an object", value),
    };

    private static int Length(in PolicyValue value) => value.Kind switch
    {
        PolicyValueKind.Null or PolicyValueKind.Missing => 0,
        PolicyValueKind.Text => value.GetText().Length,
        PolicyValueKind.Array or PolicyValueKind.Object => value.Count,
        _ => throw Arguments.Wrong("length", 0, "a text, an array or an object", value),
    };

    private static PolicyValue End(in PolicyValue value, string name, bool last)
    {
        switch (value.Kind)
        {
            case PolicyValueKind.Array:
                return value.Count == 0 ? PolicyValue.Null : value.ItemAt(last ? value.Count - 1 : 0);
            case PolicyValueKind.Text:
                string text = value.GetText();
                return text.Length == 0 ? PolicyValue.Of("") : PolicyValue.Of(last ? text[^1..] : text[..1]);
            case PolicyValueKind.Null or PolicyValueKind.Missing:
                return PolicyValue.Null;
            default:
                throw Arguments.Wrong(name, 0, "a text or an array", value);
        }
    }

    private static PolicyValue TryGet(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        PolicyValue current = arguments[0];
        foreach (PolicyValue key in arguments.AsSpan(1))
        {
            evaluation.Charge(1);
            current = current.Kind switch
            {
                PolicyValueKind.Object when key.AsText() is { } name && current.TryGetMember(name, out PolicyValue member) => member,
                PolicyValueKind.Array when key.Kind == PolicyValueKind.Number && key.Number >= 0 && key.Number < current.Count => current.ItemAt((int)key.Number),
                _ => PolicyValue.Null,
            };
        }

        return current;
    }

    private static PolicyValue FromEnd(PolicyValue[] arguments)
    {
        if (arguments[0].Kind != PolicyValueKind.Array)
        {
            throw Arguments.Wrong("indexFromEnd", 0, "an array", arguments[0]);
        }

        return arguments[0].ItemAt(arguments[0].Count - Arguments.Integer("indexFromEnd", arguments, 1));
    }
}

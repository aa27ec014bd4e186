using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Comparing and deciding. <c>if</c>, <c>and</c>, <c>or</c> and <c>coalesce</c> evaluate only the arguments they need.</summary>
internal static class LogicFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.OfLazy("if", 3, 3, If),
        TemplateFunction.OfLazy("and", 1, 64, static (e, a) => Fold("and", e, a, stopAt: false)),
        TemplateFunction.OfLazy("or", 1, 64, static (e, a) => Fold("or", e, a, stopAt: true)),
        TemplateFunction.OfLazy("coalesce", 1, 64, Coalesce),
        TemplateFunction.Of("not", 1, 1, static (_, a) => PolicyValue.Of(!Arguments.Boolean("not", a[0], 0))),
        TemplateFunction.Of("true", 0, 0, static (_, _) => PolicyValue.Of(true)),
        TemplateFunction.Of("false", 0, 0, static (_, _) => PolicyValue.Of(false)),
        TemplateFunction.Of("null", 0, 0, static (_, _) => PolicyValue.Null),
        TemplateFunction.Of("equals", 2, 2, static (e, a) => PolicyValue.Of(PolicyComparison.AreEqual(a[0], a[1], e))),
        TemplateFunction.Of("less", 2, 2, static (e, a) => PolicyValue.Of(Order("less", e, a) < 0)),
        TemplateFunction.Of("lessOrEquals", 2, 2, static (e, a) => PolicyValue.Of(Order("lessOrEquals", e, a) <= 0)),
        TemplateFunction.Of("greater", 2, 2, static (e, a) => PolicyValue.Of(Order("greater", e, a) > 0)),
        TemplateFunction.Of("greaterOrEquals", 2, 2, static (e, a) => PolicyValue.Of(Order("greaterOrEquals", e, a) >= 0)),
    ];

    private static PolicyValue If(LanguageEvaluation evaluation, ImmutableArray<TemplateExpression> arguments)
    {
        PolicyValue condition = arguments[0].Evaluate(evaluation);
        if (condition.Kind == PolicyValueKind.Unknown)
        {
            return condition;
        }

        return arguments[Arguments.Boolean("if", condition, 0) ? 1 : 2].Evaluate(evaluation);
    }

    private static PolicyValue Fold(string name, LanguageEvaluation evaluation, ImmutableArray<TemplateExpression> arguments, bool stopAt)
    {
        bool unknown = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            PolicyValue value = arguments[i].Evaluate(evaluation);
            if (value.Kind == PolicyValueKind.Unknown)
            {
                unknown = true;
            }
            else if (Arguments.Boolean(name, value, i) == stopAt)
            {
                return PolicyValue.Of(stopAt);
            }
        }

        return unknown ? PolicyValue.Unknown : PolicyValue.Of(!stopAt);
    }

    private static PolicyValue Coalesce(LanguageEvaluation evaluation, ImmutableArray<TemplateExpression> arguments)
    {
        foreach (TemplateExpression argument in arguments)
        {
            PolicyValue value = argument.Evaluate(evaluation);
            if (!value.IsNullOrMissing)
            {
                return value;
            }
        }

        return PolicyValue.Null;
    }

    private static int Order(string name, LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        if (PolicyComparison.Compare(arguments[0], arguments[1], evaluation) is { } order)
        {
            return order;
        }

        throw PolicyEvaluationException.Template($"{name}(): {arguments[0].Kind} and {arguments[1].Kind} cannot be ordered.");
    }
}

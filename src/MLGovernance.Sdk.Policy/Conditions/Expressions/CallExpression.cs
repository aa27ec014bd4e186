using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A call of a template function.</summary>
internal sealed class CallExpression(TemplateFunction function, ImmutableArray<TemplateExpression> arguments) : TemplateExpression
{
    public override PolicyValue Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        using EvaluationDepth depth = evaluation.Descend();
        if (function.Lazy is { } lazy)
        {
            return lazy(evaluation, arguments);
        }

        var values = new PolicyValue[arguments.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(evaluation);
            if (values[i].Kind == PolicyValueKind.Unknown)
            {
                return PolicyValue.Unknown;
            }
        }

        return function.Eager!(evaluation, values);
    }
}

using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Counting.</summary>
internal static class NumericFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        Binary("add", static (a, b) => a + b),
        Binary("sub", static (a, b) => a - b),
        Binary("mul", static (a, b) => a * b),
        Binary("div", static (a, b) => Math.Truncate(Divisor(a, b))),
        Binary("mod", static (a, b) => b == 0 ? Divisor(a, b) : a % b),
        TemplateFunction.Of("min", 1, 64, static (e, a) => Extreme("min", e, a, sign: -1)),
        TemplateFunction.Of("max", 1, 64, static (e, a) => Extreme("max", e, a, sign: 1)),
    ];

    private static TemplateFunction Binary(string name, Func<double, double, double> body) =>
        TemplateFunction.Of(name, 2, 2, (_, a) => PolicyValue.Of(body(Arguments.Number(name, a, 0), Arguments.Number(name, a, 1))));

    private static double Divisor(double a, double b) => b == 0 ? throw PolicyEvaluationException.Template("A division by zero.") : a / b;

    private static PolicyValue Extreme(string name, LanguageEvaluation evaluation, PolicyValue[] arguments, int sign)
    {
        PolicyValue items = arguments.Length == 1 && arguments[0].Kind == PolicyValueKind.Array ? arguments[0] : PolicyValue.Of(arguments);
        double? best = null;
        foreach (PolicyValue item in items)
        {
            evaluation.Charge(1);
            double number = item.AsNumber() ?? throw Arguments.Wrong(name, 0, "numbers", item);
            best = best is null || number.CompareTo(best.Value) == sign ? number : best;
        }

        return best is { } found ? PolicyValue.Of(found) : throw PolicyEvaluationException.Template($"{name}(): the array is empty.");
    }
}

namespace MLGovernance.Policy;

/// <summary><c>target.name</c> or <c>target[index]</c>.</summary>
internal sealed class MemberExpression(TemplateExpression target, TemplateExpression key) : TemplateExpression
{
    public override PolicyValue Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        using EvaluationDepth depth = evaluation.Descend();
        PolicyValue from = target.Evaluate(evaluation);
        PolicyValue name = key.Evaluate(evaluation);
        if (from.Kind == PolicyValueKind.Unknown || name.Kind == PolicyValueKind.Unknown)
        {
            return PolicyValue.Unknown;
        }

        evaluation.Charge(from.Count >> 3);
        switch (from.Kind)
        {
            case PolicyValueKind.Object when name.AsText() is { } text:
                return from.TryGetMember(text, out PolicyValue member) ? member : Absent(evaluation, $"The object has no property '{text}'.");
            case PolicyValueKind.Array when name.Kind == PolicyValueKind.Number:
                return name.Number >= 0 && name.Number < from.Count
                    ? from.ItemAt((int)name.Number)
                    : throw PolicyEvaluationException.Template($"Index {PolicyValue.FormatNumber(name.Number)} is outside an array of {from.Count} items.");
            case PolicyValueKind.Missing or PolicyValueKind.Null:
            case PolicyValueKind.Text when from.GetText().Length == 0:
                return Absent(evaluation, $"There is no value to take '{name.AsText()}' of.");
            default:
                throw PolicyEvaluationException.Template($"A value of kind {from.Kind} has no member '{name.AsText()}'.");
        }
    }

    private static PolicyValue Absent(LanguageEvaluation evaluation, string message) =>
        evaluation.Options.MissingPropertyIsNull ? PolicyValue.Null : throw PolicyEvaluationException.Template(message);
}

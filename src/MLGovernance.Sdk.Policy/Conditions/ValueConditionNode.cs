namespace MLGovernance.Policy;

/// <summary>A condition on a <c>value</c>: a literal or an expression, which does not look at the resource unless it calls field().</summary>
internal sealed class ValueConditionNode(string path, string subject, ValueTemplate value, ConditionOperator condition, ValueTemplate operand) : ConditionNode(path)
{
    public override Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Path = Path;
        evaluation.Charge(1);
        PolicyValue left = value.Evaluate(evaluation);
        PolicyValue right = operand.Evaluate(evaluation);
        Truth outcome = ConditionOperators.Evaluate(condition, left, right, evaluation);
        evaluation.Trace?.Condition(evaluation, this, "value", subject, left, condition, right, outcome);
        return outcome;
    }
}

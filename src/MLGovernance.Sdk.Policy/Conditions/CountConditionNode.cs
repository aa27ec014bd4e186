namespace MLGovernance.Policy;

/// <summary>A condition on a <c>count</c>: how many elements there are, or how many meet <c>where</c>.</summary>
internal abstract class CountConditionNode(string path, ConditionNode? where, ConditionOperator condition, ValueTemplate operand) : ConditionNode(path)
{
    protected ConditionNode? Where { get; } = where;

    public sealed override Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Path = Path;
        evaluation.Charge(1);
        using EvaluationDepth depth = evaluation.Descend();
        (string subject, int? count) = Count(evaluation);
        evaluation.Path = Path;
        PolicyValue left = count is { } known ? PolicyValue.Of((double)known) : PolicyValue.Unknown;
        PolicyValue right = operand.Evaluate(evaluation);
        Truth outcome = ConditionOperators.Evaluate(condition, left, right, evaluation);
        evaluation.Trace?.Condition(evaluation, this, "count", subject, left, condition, right, outcome);
        return outcome;
    }

    /// <summary>Counts; null when an element neither meets nor fails <c>where</c>.</summary>
    protected abstract (string Subject, int? Count) Count(LanguageEvaluation evaluation);

    /// <summary>Tests the element of the open frame: 1, 0, or null when it is unknown.</summary>
    protected int? Test(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        return Where is null
            ? 1
            : Where.Evaluate(evaluation) switch
            {
                Truth.True => 1,
                Truth.False => 0,
                _ => null,
            };
    }
}

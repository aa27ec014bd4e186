namespace MLGovernance.Policy;

/// <summary><c>not</c>: swaps true and false, keeps unknown.</summary>
internal sealed class NotNode(string path, ConditionNode condition) : ConditionNode(path)
{
    public override bool DecidesApplicability => condition is FieldConditionNode && condition.DecidesApplicability;

    public override Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        Truth outcome = condition.Evaluate(evaluation) switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            _ => Truth.Unknown,
        };
        evaluation.Trace?.Group(evaluation, this, "not", outcome);
        return outcome;
    }

    public override bool Applies(LanguageEvaluation evaluation) => !DecidesApplicability || !condition.Applies(evaluation);
}

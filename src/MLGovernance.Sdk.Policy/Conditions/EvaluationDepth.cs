namespace MLGovernance.Policy;

/// <summary>Counts one level of nesting while it lives.</summary>
internal readonly ref struct EvaluationDepth(LanguageEvaluation evaluation)
{
    public void Dispose() => evaluation.Ascend();
}

namespace MLGovernance.Policy;

/// <summary><c>parameters('name')</c>: the value given, else the default, else an error.</summary>
internal sealed class ParameterExpression(TemplateExpression name) : TemplateExpression
{
    public override PolicyValue Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        PolicyValue key = name.Evaluate(evaluation);
        string text = key.AsText() ?? throw PolicyEvaluationException.Template("parameters(): the name must be a text.");
        return evaluation.Parameters.TryGet(text, out PolicyValue value)
            ? value
            : throw PolicyEvaluationException.Parameter($"The parameter '{text}' has neither a value nor a default.");
    }
}

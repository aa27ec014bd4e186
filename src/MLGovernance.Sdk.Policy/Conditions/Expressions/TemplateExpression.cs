namespace MLGovernance.Policy;

/// <summary>A compiled template expression, the part between <c>[</c> and <c>]</c>.</summary>
internal abstract class TemplateExpression
{
    public abstract PolicyValue Evaluate(LanguageEvaluation evaluation);
}

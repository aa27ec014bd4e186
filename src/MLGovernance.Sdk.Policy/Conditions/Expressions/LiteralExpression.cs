namespace MLGovernance.Policy;

/// <summary>A text or number written in an expression.</summary>
internal sealed class LiteralExpression(PolicyValue value) : TemplateExpression
{
    public PolicyValue Value { get; } = value;

    public override PolicyValue Evaluate(LanguageEvaluation evaluation) => Value;
}

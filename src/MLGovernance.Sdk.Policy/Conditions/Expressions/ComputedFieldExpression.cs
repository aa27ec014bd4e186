namespace MLGovernance.Policy;

/// <summary><c>field(expression)</c>: the name of the field is known only when the rule runs.</summary>
internal sealed class ComputedFieldExpression(TemplateExpression name, FieldResolver resolver) : TemplateExpression
{
    public override PolicyValue Evaluate(LanguageEvaluation evaluation)
    {
        PolicyValue key = name.Evaluate(evaluation);
        return key.Kind == PolicyValueKind.Unknown ? key : FieldExpression.Read(evaluation, Resolve(evaluation, resolver, key));
    }

    public static FieldReference Resolve(LanguageEvaluation evaluation, FieldResolver resolver, in PolicyValue name)
    {
        string text = name.AsText() ?? throw PolicyEvaluationException.Template("The name of a field must be a text.");
        evaluation.Charge(8 + (text.Length >> 2));
        try
        {
            return resolver.Resolve(text);
        }
        catch (FormatException exception)
        {
            throw new PolicyEvaluationException("InvalidField", exception.Message);
        }
    }
}

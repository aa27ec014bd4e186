namespace MLGovernance.Policy;

/// <summary>Ends one evaluation: the expression failed or its budget is spent. It never leaves <see cref="CompiledPolicy"/>.</summary>
internal sealed class PolicyEvaluationException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static PolicyEvaluationException Template(string message) => new("TemplateExpressionFailed", message);

    public static PolicyEvaluationException Budget(string message) => new("BudgetExceeded", message);

    public static PolicyEvaluationException Parameter(string message) => new("InvalidParameter", message);
}

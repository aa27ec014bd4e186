namespace MLGovernance.Policy;

/// <summary>A count over the items of a <c>value</c>: an array written in the definition or given as a parameter, of at most 100 items (documented limit).</summary>
internal sealed class ValueCountNode(string path, ValueTemplate value, string name, ConditionNode? where, ConditionOperator condition, ValueTemplate operand)
    : CountConditionNode(path, where, condition, operand)
{
    private const int MaxItems = 100;

    protected override (string Subject, int? Count) Count(LanguageEvaluation evaluation)
    {
        PolicyValue items = value.Evaluate(evaluation);
        if (items.Kind == PolicyValueKind.Unknown)
        {
            return (name, null);
        }

        if (items.IsNullOrMissing)
        {
            return (name, 0);
        }

        if (items.Kind != PolicyValueKind.Array)
        {
            throw PolicyEvaluationException.Template($"count.value must be an array, not {items.Kind}.");
        }

        if (items.Count > MaxItems)
        {
            throw PolicyEvaluationException.Budget($"count.value has {items.Count} items; at most {MaxItems} are allowed.");
        }

        var frame = new CountFrame { Parent = evaluation.Frame, Name = name };
        evaluation.Frame = frame;
        int? count = 0;
        foreach (PolicyValue item in items)
        {
            frame.Current = item;
            count += Test(evaluation);
        }

        evaluation.Frame = frame.Parent;
        return (name, count);
    }
}

namespace MLGovernance.Policy;

/// <summary>
/// <c>current()</c>: the element the innermost count looks at; <c>current('name')</c>: that of the named count;
/// <c>current('alias[*].property')</c>: a property of the element of the field count it belongs to.
/// </summary>
internal sealed class CurrentExpression(TemplateExpression? name, FieldResolver resolver) : TemplateExpression
{
    public override PolicyValue Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        if (evaluation.Frame is null)
        {
            throw PolicyEvaluationException.Template("current() is used outside a count.");
        }

        if (name is null)
        {
            return evaluation.Frame.Current;
        }

        PolicyValue key = name.Evaluate(evaluation);
        if (key.Kind == PolicyValueKind.Unknown)
        {
            return key;
        }

        string text = key.AsText() ?? throw PolicyEvaluationException.Template("current(): the name must be a text.");
        for (CountFrame? frame = evaluation.Frame; frame is not null; frame = frame.Parent)
        {
            if (string.Equals(frame.Name, text, StringComparison.OrdinalIgnoreCase))
            {
                return frame.Current;
            }
        }

        return Property(evaluation, key, text);
    }

    private PolicyValue Property(LanguageEvaluation evaluation, in PolicyValue key, string text)
    {
        FieldReference field = ComputedFieldExpression.Resolve(evaluation, resolver, key);
        if (!field.IsStarred || !FieldReader.TryStart(evaluation, field, related: true, out FieldCursor cursor) || cursor.At == 0)
        {
            throw PolicyEvaluationException.Template($"current('{text}') names no count that is open here.");
        }

        if (!cursor.HasStar)
        {
            PolicyValue value = FieldReader.ReadOne(evaluation, cursor);
            return value.Kind == PolicyValueKind.Missing ? PolicyValue.Of("") : value;
        }

        var items = new List<PolicyValue>();
        FieldReader.Collect(evaluation, cursor.Element, cursor.Path, cursor.At, items);
        return PolicyValue.Of(items.ToArray());
    }
}

namespace MLGovernance.Policy;

/// <summary><c>field('name')</c>: always of the resource under evaluation. An absent field is the empty text, an absent array the empty array.</summary>
internal sealed class FieldExpression(FieldReference field) : TemplateExpression
{
    public override PolicyValue Evaluate(LanguageEvaluation evaluation) => Read(evaluation, field);

    public static PolicyValue Read(LanguageEvaluation evaluation, FieldReference field)
    {
        if (field.IsFullName)
        {
            return OrEmpty(ResourceNames.FullName(evaluation.Resource));
        }

        if (!FieldReader.TryStart(evaluation, field, related: false, out FieldCursor cursor))
        {
            return field.IsStarred ? PolicyValue.Of([]) : PolicyValue.Of("");
        }

        if (!cursor.HasStar && !field.IsStarred)
        {
            PolicyValue value = FieldReader.ReadOne(evaluation, cursor);
            value = value.Kind == PolicyValueKind.Missing && field.FromId is { } derive ? derive(cursor.Element) : value;
            return field.IsLocation && value.Kind == PolicyValueKind.Text && evaluation.Options.NormalizeLocations
                ? evaluation.Text(ResourceNames.NormalizeLocation(value.GetText()))
                : OrEmpty(value);
        }

        var items = new List<PolicyValue>();
        FieldReader.Collect(evaluation, cursor.Element, cursor.Path, cursor.At, items);
        return PolicyValue.Of(items.ToArray());
    }

    private static PolicyValue OrEmpty(in PolicyValue value) => value.Kind == PolicyValueKind.Missing ? PolicyValue.Of("") : value;
}

namespace MLGovernance.Policy;

/// <summary>Conditions on <c>location</c>: both sides are compared without spaces, so that display names equal region names.</summary>
internal static class LocationConditions
{
    public static Truth Evaluate(ConditionOperator condition, in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation) =>
        ConditionOperators.Evaluate(condition, Normalize(left), Normalize(right), evaluation);

    private static PolicyValue Normalize(in PolicyValue value)
    {
        if (value.Kind == PolicyValueKind.Text)
        {
            return value.TryGetRawText(out ReadOnlySpan<byte> raw) && !raw.Contains((byte)' ') ? value : PolicyValue.Of(ResourceNames.NormalizeLocation(value.GetText()));
        }

        if (value.Kind != PolicyValueKind.Array)
        {
            return value;
        }

        bool spaces = false;
        foreach (PolicyValue item in value)
        {
            spaces |= item.Kind == PolicyValueKind.Text && !(item.TryGetRawText(out ReadOnlySpan<byte> raw) && !raw.Contains((byte)' '));
        }

        if (!spaces)
        {
            return value;
        }

        var items = new List<PolicyValue>();
        foreach (PolicyValue item in value)
        {
            items.Add(Normalize(item));
        }

        return PolicyValue.Of(items.ToArray());
    }
}

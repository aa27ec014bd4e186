namespace MLGovernance.Access;

/// <summary>A comparison operator: its value type, relation, negation, case and quantifier.</summary>
/// <param name="Text">The operator as written.</param>
/// <param name="Relation">What the two values must be to each other; <see cref="ConditionRelation.Unsupported"/> makes the comparison unknown.</param>
/// <param name="Negated">Whether the relation is turned round (<c>StringNotEquals</c>).</param>
/// <param name="IgnoreCase">Whether case does not matter.</param>
/// <param name="EveryLeft">Whether every left value must satisfy it (<c>ForAllOf…</c>) instead of one.</param>
/// <param name="EveryRight">Whether it must hold against every right value (<c>…AllValues</c>) instead of one.</param>
/// <param name="IsQuantified">Whether a quantifier was written.</param>
internal readonly record struct ConditionOperator(
    string Text, ConditionRelation Relation, bool Negated, bool IgnoreCase, bool EveryLeft, bool EveryRight, bool IsQuantified)
{
    private const StringComparison Fold = StringComparison.OrdinalIgnoreCase;

    /// <summary>Reads an operator; unknown ones are kept as unsupported, so that they evaluate to unknown and never to false.</summary>
    public static ConditionOperator Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string quantifier = colon < 0 ? "" : text[..colon];
        string name = text[(colon + 1)..];
        bool everyLeft = quantifier.StartsWith("ForAllOf", Fold);
        bool everyRight = quantifier.EndsWith("AllValues", Fold);
        bool known = colon < 0 || ((everyLeft || quantifier.StartsWith("ForAnyOf", Fold)) && (everyRight || quantifier.EndsWith("AnyValues", Fold)));
        bool ignoreCase = name.EndsWith("IgnoreCase", Fold);
        string stem = ignoreCase ? name[..^"IgnoreCase".Length] : name;
        int not = stem.IndexOf("Not", StringComparison.OrdinalIgnoreCase);
        bool negated = not > 0;
        string positive = negated ? stem.Remove(not, 3) : stem;
        ConditionRelation relation = known ? RelationOf(positive.ToUpperInvariant()) : ConditionRelation.Unsupported;
        if (ignoreCase && relation is not (ConditionRelation.StringEquals or ConditionRelation.StringStartsWith or ConditionRelation.StringLike))
        {
            relation = ConditionRelation.Unsupported;
        }

        return new ConditionOperator(text, relation, negated, ignoreCase, everyLeft, everyRight, colon >= 0);
    }

    private static ConditionRelation RelationOf(string name) => name switch
    {
        "STRINGEQUALS" => ConditionRelation.StringEquals,
        "STRINGSTARTSWITH" => ConditionRelation.StringStartsWith,
        "STRINGLIKE" => ConditionRelation.StringLike,
        "BOOLEQUALS" => ConditionRelation.BoolEquals,
        "GUIDEQUALS" => ConditionRelation.GuidEquals,
        "NUMERICEQUALS" => ConditionRelation.NumericEquals,
        "NUMERICLESSTHAN" => ConditionRelation.NumericLess,
        "NUMERICLESSTHANEQUALS" => ConditionRelation.NumericLessOrEqual,
        "NUMERICGREATERTHAN" => ConditionRelation.NumericGreater,
        "NUMERICGREATERTHANEQUALS" => ConditionRelation.NumericGreaterOrEqual,
        "DATETIMEEQUALS" => ConditionRelation.DateTimeEquals,
        "DATETIMELESSTHAN" => ConditionRelation.DateTimeLess,
        "DATETIMELESSTHANEQUALS" => ConditionRelation.DateTimeLessOrEqual,
        "DATETIMEGREATERTHAN" => ConditionRelation.DateTimeGreater,
        "DATETIMEGREATERTHANEQUALS" => ConditionRelation.DateTimeGreaterOrEqual,
        "IPMATCH" or "IPINRANGE" => ConditionRelation.IpMatch,
        _ => ConditionRelation.Unsupported,
    };
}

namespace MLGovernance.Access;

/// <summary>The relation a condition operator tests, without negation, case and quantifier.</summary>
internal enum ConditionRelation
{
    Unsupported,
    StringEquals,
    StringStartsWith,
    StringLike,
    BoolEquals,
    GuidEquals,
    NumericEquals,
    NumericLess,
    NumericLessOrEqual,
    NumericGreater,
    NumericGreaterOrEqual,
    DateTimeEquals,
    DateTimeLess,
    DateTimeLessOrEqual,
    DateTimeGreater,
    DateTimeGreaterOrEqual,
    IpMatch,
}

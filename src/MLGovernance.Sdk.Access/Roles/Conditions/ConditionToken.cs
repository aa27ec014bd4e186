namespace MLGovernance.Access;

/// <summary>A word of a condition text with its place.</summary>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int Position);

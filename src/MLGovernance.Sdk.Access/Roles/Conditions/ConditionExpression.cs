using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A node of a parsed role assignment condition (language version 2.0).</summary>
internal abstract record ConditionExpression
{
    /// <summary>Every part must hold.</summary>
    internal sealed record And(ConditionExpression Left, ConditionExpression Right) : ConditionExpression;

    /// <summary>One part must hold.</summary>
    internal sealed record Or(ConditionExpression Left, ConditionExpression Right) : ConditionExpression;

    /// <summary>The part must not hold.</summary>
    internal sealed record Not(ConditionExpression Inner) : ConditionExpression;

    /// <summary><c>ActionMatches{'…'}</c>: the operation matches one of the patterns.</summary>
    internal sealed record ActionMatches(ImmutableArray<string> Patterns) : ConditionExpression;

    /// <summary><c>SubOperationMatches{'…'}</c>: the sub-operation is one of those named.</summary>
    internal sealed record SubOperationMatches(ImmutableArray<string> Names) : ConditionExpression;

    /// <summary><c>Exists @Source[name]</c>.</summary>
    internal sealed record Exists(ConditionOperand.Attribute Attribute) : ConditionExpression;

    /// <summary><c>left [quantifier:]operator right</c>.</summary>
    internal sealed record Comparison(ConditionOperand Left, ConditionOperator Operator, ConditionOperand Right) : ConditionExpression;
}

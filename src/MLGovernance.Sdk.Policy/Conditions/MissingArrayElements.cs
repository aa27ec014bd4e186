namespace MLGovernance.Policy;

/// <summary>
/// How a <c>[*]</c> condition outside <c>count</c> treats an array that the resource does not have. Unsettled: the documentation calls it an
/// empty collection, Microsoft's open-source engine makes the condition false, and several built-in definitions rely on neither.
/// </summary>
public enum MissingArrayElements
{
    /// <summary>The absent array counts as one missing element: <c>equals</c> is false, <c>notEquals</c> and <c>exists: false</c> are true. The default.</summary>
    MissingElement,

    /// <summary>The absent array is an empty collection, over which every condition holds (documentation).</summary>
    EmptyCollection,

    /// <summary>The condition is false whatever its operator.</summary>
    ConditionFalse,
}

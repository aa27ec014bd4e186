namespace MLGovernance.Policy;

/// <summary>What <c>less</c>, <c>greater</c> and their kin do with two values that cannot be ordered, such as the text "abc" and a number.</summary>
public enum OrderingMismatch
{
    /// <summary>The condition is false (Microsoft's open-source engine). The default.</summary>
    ConditionFalse,

    /// <summary>The evaluation fails, which Azure treats as an implicit deny (documentation of the operators).</summary>
    Error,
}

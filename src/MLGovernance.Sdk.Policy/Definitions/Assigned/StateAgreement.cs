namespace MLGovernance.Policy;

/// <summary>How the verdict of this library stands to the state that Azure Policy reports.</summary>
public enum StateAgreement
{
    /// <summary>Both say the same.</summary>
    Agrees,

    /// <summary>Both decided, and differently.</summary>
    Disagrees,

    /// <summary>One of them could not decide.</summary>
    Undecidable,

    /// <summary>Azure reports no state: it has not scanned the resource yet, or does not evaluate its type.</summary>
    OnlyOurs,

    /// <summary>Azure reports a state and there is no verdict: the resource is not in the estate, the policy was not read, or it does not apply here.</summary>
    OnlyTheirs,
}

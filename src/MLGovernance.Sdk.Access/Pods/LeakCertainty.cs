namespace MLGovernance.Access;

/// <summary>How sure a leak is.</summary>
public enum LeakCertainty
{
    /// <summary>Everything on the chain was read and holds.</summary>
    Proven,

    /// <summary>It holds once somebody activates, creates or changes something they may.</summary>
    Potential,

    /// <summary>A part of the chain could not be read or decided; it counts as a finding until it is.</summary>
    Indeterminate,
}

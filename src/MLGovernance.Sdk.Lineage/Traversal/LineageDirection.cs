namespace MLGovernance.Lineage;

/// <summary>Which way a walk follows the edges.</summary>
public enum LineageDirection
{
    /// <summary>From what is used to what is made with it.</summary>
    Downstream,

    /// <summary>From what was made to what it was made from.</summary>
    Upstream,
}

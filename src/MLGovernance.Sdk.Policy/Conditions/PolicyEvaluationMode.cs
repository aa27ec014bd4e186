namespace MLGovernance.Policy;

/// <summary>What an evaluation gives besides its verdict.</summary>
[Flags]
public enum PolicyEvaluationMode
{
    /// <summary>The verdict and the effect only: the fastest.</summary>
    VerdictOnly = 0,

    /// <summary>Also the details of the effect and, for append and modify, the patch.</summary>
    Details = 1,

    /// <summary>Also a trace of each condition.</summary>
    Trace = 2,

    /// <summary>Everything.</summary>
    Full = Details | Trace,
}

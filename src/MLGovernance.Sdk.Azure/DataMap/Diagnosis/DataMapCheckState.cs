namespace MLGovernance.Azure;

/// <summary>How a check of a Data Map ended.</summary>
public enum DataMapCheckState
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Publishing works, yet somebody should look.</summary>
    Warning,

    /// <summary>Something will not arrive.</summary>
    Failed,
}

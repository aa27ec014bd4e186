namespace MLGovernance.Access;

/// <summary>How bad a leak is.</summary>
public enum LeakSeverity
{
    /// <summary>Worth tidying up.</summary>
    Low,

    /// <summary>Opens a part, or opens it later.</summary>
    Medium,

    /// <summary>Opens another pod's data.</summary>
    High,

    /// <summary>Opens every pod's data in an account at once.</summary>
    Critical,
}

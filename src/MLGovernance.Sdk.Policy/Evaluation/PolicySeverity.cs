namespace MLGovernance.Policy;

/// <summary>How bad a violation is, mildest first.</summary>
public enum PolicySeverity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Information,

    /// <summary>Should be mended when convenient.</summary>
    Low,

    /// <summary>Should be mended soon.</summary>
    Medium,

    /// <summary>Exposes data, models or the platform; mend it first.</summary>
    High,
}

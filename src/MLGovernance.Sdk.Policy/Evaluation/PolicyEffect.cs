namespace MLGovernance.Policy;

/// <summary>What a violated policy demands, after the effects of Azure Policy.</summary>
public enum PolicyEffect
{
    /// <summary>Report it.</summary>
    Audit,

    /// <summary>Report it and fail the check.</summary>
    Deny,

    /// <summary>Do not evaluate the policy.</summary>
    Disabled,

    /// <summary>Add what is missing.</summary>
    Append,

    /// <summary>Change tags or properties.</summary>
    Modify,

    /// <summary>Report where a related resource is missing.</summary>
    AuditIfNotExists,

    /// <summary>Deploy a related resource where it is missing.</summary>
    DeployIfNotExists,

    /// <summary>Refuse an action on the resource.</summary>
    DenyAction,

    /// <summary>Somebody attests compliance by hand.</summary>
    Manual,
}

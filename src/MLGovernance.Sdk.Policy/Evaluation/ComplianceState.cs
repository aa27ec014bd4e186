namespace MLGovernance.Policy;

/// <summary>What a policy found of an asset.</summary>
public enum ComplianceState
{
    /// <summary>The asset keeps the policy.</summary>
    Compliant,

    /// <summary>The asset breaks the policy.</summary>
    NonCompliant,

    /// <summary>The policy does not speak of this asset.</summary>
    NotApplicable,

    /// <summary>The asset breaks the policy and an exemption allows it.</summary>
    Exempt,

    /// <summary>What the policy needs could not be read. Never counted as compliant.</summary>
    Unknown,

    /// <summary>The policy failed to evaluate.</summary>
    Error,
}

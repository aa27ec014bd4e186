namespace MLGovernance.Policy;

/// <summary>The verdict of one policy on one resource.</summary>
public enum PolicyLanguageState
{
    /// <summary>The rule is false, or the related resource exists.</summary>
    Compliant,

    /// <summary>The rule is true: the effect applies.</summary>
    NonCompliant,

    /// <summary>The policy does not look at this resource, or its effect is disabled.</summary>
    NotApplicable,

    /// <summary>The resource is exempt.</summary>
    Exempt,

    /// <summary>What the rule needs was not supplied, or only a person can attest it (manual).</summary>
    Unknown,

    /// <summary>The evaluation failed; Azure treats this as an implicit deny.</summary>
    Error,
}

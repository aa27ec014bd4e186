namespace MLGovernance.Policy;

/// <summary>Which state a resource gets when the rule is false for it.</summary>
public enum PolicyApplicability
{
    /// <summary><see cref="PolicyLanguageState.Compliant"/>, except for auditIfNotExists and deployIfNotExists. The default: it tells what the rule says.</summary>
    RuleOutcome,

    /// <summary>
    /// As the compliance portal counts (documentation of applicability): when the conditions on type, name and kind alone already exclude the
    /// resource, it is <see cref="PolicyLanguageState.NotApplicable"/>.
    /// </summary>
    TypeNameAndKind,
}

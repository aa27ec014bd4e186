namespace MLGovernance.Policy;

/// <summary>Derives a policy's description from an Azure definition.</summary>
internal static class RuleDescription
{
    public static PolicyDefinition Of(CompiledPolicy policy)
    {
        AzurePolicyDefinition definition = policy.Definition;
        string title = definition.DisplayName ?? definition.Name ?? "A policy in the Azure Policy language";
        return new PolicyDefinition
        {
            Id = definition.Name ?? definition.Id ?? title,
            DisplayName = title,
            Rationale = definition.Description ?? title,
            Category = definition.Category ?? "Azure Policy",
            Severity = PolicySeverity.Medium,
            Remediation = definition.Description ?? "Change the resource so that the rule of the policy is no longer true for it.",
            DefaultEffect = Effect(policy),
            Parameters = RuleParameters.Describe(definition),
        };
    }

    private static PolicyEffect Effect(CompiledPolicy policy) =>
        policy.DefaultEffect is { } name && Enum.TryParse(name, ignoreCase: true, out PolicyEffect effect) ? effect : PolicyEffect.Audit;
}

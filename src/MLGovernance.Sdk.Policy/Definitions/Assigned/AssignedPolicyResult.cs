namespace MLGovernance.Policy;

/// <summary>What one assigned policy says about one resource.</summary>
public sealed record AssignedPolicyResult
{
    /// <summary>Gets the assignment.</summary>
    public required AzurePolicyAssignment Assignment { get; init; }

    /// <summary>Gets the id of the definition.</summary>
    public required string PolicyDefinitionId { get; init; }

    /// <summary>Gets the reference id in the initiative; empty for a single definition.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>Gets the names of the groups (controls) of the initiative the policy belongs to.</summary>
    public System.Collections.Immutable.ImmutableArray<string> GroupNames { get; init; } = [];

    /// <summary>Gets the result.</summary>
    public required PolicyLanguageResult Result { get; init; }

    /// <summary>Gets the exemption that makes the result exempt; otherwise null.</summary>
    public AzurePolicyExemption? Exemption { get; init; }

    /// <summary>Gets the assignment's message when the resource is non-compliant; otherwise null.</summary>
    public string? Message { get; init; }
}

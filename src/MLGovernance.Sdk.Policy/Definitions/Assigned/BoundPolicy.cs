using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>One policy of an assignment, compiled and with its parameters bound. <see cref="Failure"/> stands in for a policy that cannot be compiled.</summary>
internal sealed record BoundPolicy
{
    public required string PolicyDefinitionId { get; init; }

    public required string ReferenceId { get; init; }

    public ImmutableArray<string> GroupNames { get; init; } = [];

    public CompiledPolicy? Policy { get; init; }

    public PolicyParameterValues Values { get; init; } = PolicyParameterValues.None;

    public PolicyLanguageResult? Failure { get; init; }

    /// <summary>The initiative it comes from; null for a definition that is assigned by itself.</summary>
    public AzurePolicyInitiative? Initiative { get; init; }
}

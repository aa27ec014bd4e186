using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What a policy demands and why, apart from how it is tested.</summary>
public sealed record PolicyDefinition
{
    /// <summary>Gets the id, for example <c>MLG2001</c>. Ranges: 0xxx engine, 1xxx ownership and metadata, 2xxx lineage, 3xxx network, identity and encryption, 4xxx data protection and access, 5xxx model risk and supply chain.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the title: the demand in one line.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Gets why the demand matters.</summary>
    public required string Rationale { get; init; }

    /// <summary>Gets the category, for example <c>Lineage</c> or <c>Network</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Gets how bad a violation is.</summary>
    public required PolicySeverity Severity { get; init; }

    /// <summary>Gets what to do about a violation, for people.</summary>
    public required string Remediation { get; init; }

    /// <summary>Gets what a violation demands. The default is <see cref="PolicyEffect.Audit"/>.</summary>
    public PolicyEffect DefaultEffect { get; init; } = PolicyEffect.Audit;

    /// <summary>Gets the page that documents the policy; of built-in policies relative to the repository. Null where there is none.</summary>
    public Uri? HelpUri { get; init; }

    /// <summary>Gets the parameters, with their defaults.</summary>
    public ImmutableArray<PolicyParameter> Parameters { get; init; } = [];

    /// <summary>Gets the controls of benchmarks and frameworks that the policy serves.</summary>
    public ImmutableArray<ControlMapping> Controls { get; init; } = [];

    /// <summary>Gets the rules of other tools that this policy contains, by their ids there: what they flag, it flags.</summary>
    public ImmutableArray<string> Covers { get; init; } = [];
}

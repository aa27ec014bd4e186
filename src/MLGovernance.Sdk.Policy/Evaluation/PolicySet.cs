using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The policies to evaluate and how they are configured. Immutable.</summary>
public sealed record PolicySet
{
    /// <summary>Gets the set of all built-in policies with their defaults.</summary>
    public static PolicySet BuiltIn { get; } = new() { Rules = BuiltInRules.All };

    /// <summary>Gets the control catalogue with its defaults: policies written as data, for every resource that an estate uses. They come beside <see cref="BuiltIn"/>.</summary>
    public static PolicySet Controls => new() { Rules = ControlCatalogue.All };

    /// <summary>Gets a set without policies.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Gets the policies.</summary>
    public ImmutableArray<PolicyRule> Rules { get; init; } = [];

    /// <summary>Gets how policies are configured. A policy without an assignment holds everywhere with its defaults; one with several holds where any of them says.</summary>
    public ImmutableArray<PolicyAssignment> Assignments { get; init; } = [];

    /// <summary>Gets the waivers.</summary>
    public ImmutableArray<PolicyExemption> Exemptions { get; init; } = [];

    /// <summary>Gets the initiatives, by which a report can be summed up. A policy may belong to several, or to none.</summary>
    public ImmutableArray<PolicyInitiative> Initiatives { get; init; } = [];

    /// <summary>Returns a set with more policies.</summary>
    /// <param name="rules">The policies to add.</param>
    /// <exception cref="ArgumentException">A policy with the same id is there already.</exception>
    public PolicySet With(params ReadOnlySpan<PolicyRule> rules)
    {
        ImmutableArray<PolicyRule> all = [.. Rules, .. rules];
        string? twice = all.GroupBy(rule => rule.Definition.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any())?.Key;
        return twice is null ? this with { Rules = all } : throw new ArgumentException($"Two policies have the id '{twice}'.", nameof(rules));
    }
}

using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>The policies to evaluate and how they are configured. Immutable.</summary>
public sealed record PolicySet
{
    /// <summary>Gets the set of all built-in policies with their defaults.</summary>
    public static PolicySet BuiltIn { get; } = new() { Rules = BuiltInRules.All };

    /// <summary>Gets the control catalogue with its defaults: policies written as data, for every resource that an estate uses. They come beside <see cref="BuiltIn"/>.</summary>
    public static PolicySet Controls => new() { Rules = ControlCatalogue.All };

    /// <summary>Returns the policies that pods are apart: one for each of the 32 types of leaks (<c>MLG4301</c> to <c>MLG4332</c>), and one that everything that could tell was read (<c>MLG4300</c>).</summary>
    /// <param name="plan">Which pods there are, what belongs to each and what they share.</param>
    /// <param name="options">Settings of role evaluation, or <see langword="null"/> for the defaults.</param>
    /// <remarks>They need an estate with access assets (roles, groups, lists). A leak that cannot be ruled out is a violation that says so.</remarks>
    public static PolicySet Pods(PodPlan plan, AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var findings = new PodFindings(plan, options);
        return new PolicySet { Rules = [new PodVisibilityRule(findings), .. PodLeakTypes.All.Select(type => new PodLeakRule(type, findings))] };
    }

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

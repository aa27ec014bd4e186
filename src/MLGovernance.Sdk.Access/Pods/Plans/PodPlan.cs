using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Which pods there are, what belongs to each and what they share: the intent against which isolation is judged.</summary>
/// <remarks>The JSON form is described by <c>docs/schemas/pod-plan.schema.json</c>; see <see cref="PodPlanReader"/>.</remarks>
public sealed record PodPlan
{
    /// <summary>Gets the pods.</summary>
    public ImmutableArray<Pod> Pods { get; init; } = [];

    /// <summary>Gets the object ids of platform administrators, groups included; their access is no leak.</summary>
    public ImmutableArray<string> Administrators { get; init; } = [];

    /// <summary>Gets the object ids of groups known to be broad (everybody, all data scientists, dynamic groups).</summary>
    public ImmutableArray<string> BroadGroups { get; init; } = [];

    /// <summary>Gets the patterns of git remotes that jobs may run from, with <c>*</c> as wildcard; empty when every remote is fine.</summary>
    public ImmutableArray<string> ApprovedRepositories { get; init; } = [];

    /// <summary>Gets names for object ids, so that reports name people and groups.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Finds a pod by name, or returns <see langword="null"/>.</summary>
    /// <param name="name">The name; case does not matter.</param>
    public Pod? Find(string name) => Pods.FirstOrDefault(pod => pod.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

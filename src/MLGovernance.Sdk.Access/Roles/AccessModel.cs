using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>What decides access on the control plane and for data roles, as it was read at one moment.</summary>
/// <remarks>Built-in roles of the machine learning estate need not be listed; a listed definition replaces the shipped one.</remarks>
public sealed record AccessModel
{
    /// <summary>Gets the role definitions that were read.</summary>
    public ImmutableArray<RoleDefinition> RoleDefinitions { get; init; } = [];

    /// <summary>Gets the active role assignments.</summary>
    public ImmutableArray<RoleAssignment> RoleAssignments { get; init; } = [];

    /// <summary>Gets the assignments a principal may activate (PIM); they are reported as potential and grant nothing.</summary>
    public ImmutableArray<RoleAssignment> EligibleAssignments { get; init; } = [];

    /// <summary>Gets the deny assignments.</summary>
    public ImmutableArray<DenyAssignment> DenyAssignments { get; init; } = [];

    /// <summary>Gets the groups whose membership was read.</summary>
    public ImmutableArray<GroupMembership> Groups { get; init; } = [];

    /// <summary>Gets the parent of a subscription or management group, where scopes do not spell it out.</summary>
    public IReadOnlyDictionary<string, string> ScopeParents { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Gets a value indicating whether the shipped built-in roles stand in for definitions that were not read. The default is true.</summary>
    public bool IncludeBuiltInRoles { get; init; } = true;

    /// <summary>Gets the scopes whose assignments could not be read; every answer at or below them that is not granted is indeterminate.</summary>
    public ImmutableArray<string> UnreadableScopes { get; init; } = [];

    /// <summary>Gets a value indicating whether a group that is named but not listed in <see cref="Groups"/> has no members.
    /// The default is false: its members are unknown, and answers that depend on them are indeterminate.</summary>
    public bool UnlistedGroupsAreEmpty { get; init; }

    /// <summary>Gets the moment that counts as now: assignments that ended by then grant nothing, and eligible ones can no longer be activated.
    /// <see langword="null"/>, the default, lets all of them count.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Reads the model out of an estate snapshot that holds role definitions, assignments, groups and management groups as assets.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <remarks>Where assignments were not read, or none are in the snapshot at all, answers are indeterminate and never denied.</remarks>
    /// <exception cref="FormatException">An asset of these kinds misses a field; the message names it.</exception>
    public static AccessModel From(EstateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return SnapshotAccess.Read(snapshot);
    }
}

using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The direct members of one group: users, service principals, managed identities and other groups.</summary>
public sealed record GroupMembership
{
    /// <summary>Gets the object id of the group.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name shown to people, or <see langword="null"/>.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the object ids of the direct members.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Gets a value indicating whether all members were read; when not, anybody may be a member and answers become indeterminate.</summary>
    public bool IsComplete { get; init; } = true;
}

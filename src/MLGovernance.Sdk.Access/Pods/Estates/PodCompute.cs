using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A compute as the isolation analysis sees it.</summary>
public sealed record PodCompute
{
    /// <summary>Gets the resource id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets a value indicating whether it is a compute instance, one person's machine.</summary>
    public bool IsInstance { get; init; }

    /// <summary>Gets the object ids of its managed identities.</summary>
    public ImmutableArray<string> IdentityPrincipalIds { get; init; } = [];

    /// <summary>Gets the object id of the person an instance is assigned to, or <see langword="null"/>.</summary>
    public string? AssignedUser { get; init; }

    /// <summary>Gets a value indicating whether the applications of an instance are open to others in the workspace (<c>applicationSharingPolicy</c> Shared).</summary>
    public bool SharesApplications { get; init; }

    /// <summary>Gets a value indicating whether SSH is on.</summary>
    public bool AllowsSsh { get; init; }

    /// <summary>Gets the resource id of the workspace.</summary>
    public string WorkspaceId => PodEstateIds.WorkspaceOf(Id);
}

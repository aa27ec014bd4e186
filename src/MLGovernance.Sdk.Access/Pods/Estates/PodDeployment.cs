using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>An endpoint or deployment that runs as an identity.</summary>
public sealed record PodDeployment
{
    /// <summary>Gets the resource id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the object ids it runs as.</summary>
    public ImmutableArray<string> IdentityPrincipalIds { get; init; } = [];

    /// <summary>Gets the resource id of the workspace.</summary>
    public string WorkspaceId => PodEstateIds.WorkspaceOf(Id);
}

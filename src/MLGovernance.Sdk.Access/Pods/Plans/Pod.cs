using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A team with its people, identities, workspaces and data, kept apart from other teams.</summary>
public sealed record Pod
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the object ids of users, groups and service principals; groups count with all their transitive members.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Gets the object ids of the managed identities that the pod's computes and deployments run as.</summary>
    public ImmutableArray<string> ComputeIdentities { get; init; } = [];

    /// <summary>Gets the resource ids of the pod's workspaces.</summary>
    public ImmutableArray<string> Workspaces { get; init; } = [];

    /// <summary>Gets the resource ids of datastores the pod owns, when they do not simply lie in its workspaces.</summary>
    public ImmutableArray<string> Datastores { get; init; } = [];

    /// <summary>Gets the places in storage that belong to the pod.</summary>
    public ImmutableArray<PodPrefix> Prefixes { get; init; } = [];

    /// <summary>Gets what the pod shares with others on purpose.</summary>
    public ImmutableArray<PodShare> Shares { get; init; } = [];
}

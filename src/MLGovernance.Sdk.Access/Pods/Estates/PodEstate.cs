using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>What the isolation analysis sees of an estate: who may do what, and the resources through which one identity acts as another.</summary>
public sealed record PodEstate
{
    /// <summary>Gets roles, assignments and groups.</summary>
    public AccessModel Access { get; init; } = new();

    /// <summary>Gets the storage accounts with their paths.</summary>
    public ImmutableArray<LakeAccount> Accounts { get; init; } = [];

    /// <summary>Gets the workspaces.</summary>
    public ImmutableArray<PodWorkspace> Workspaces { get; init; } = [];

    /// <summary>Gets the datastores.</summary>
    public ImmutableArray<PodDatastore> Datastores { get; init; } = [];

    /// <summary>Gets the computes.</summary>
    public ImmutableArray<PodCompute> Computes { get; init; } = [];

    /// <summary>Gets the jobs.</summary>
    public ImmutableArray<PodJob> Jobs { get; init; } = [];

    /// <summary>Gets the endpoints and deployments that run as an identity.</summary>
    public ImmutableArray<PodDeployment> Deployments { get; init; } = [];

    /// <summary>Gets the registered assets that point at storage.</summary>
    public ImmutableArray<PodAsset> Assets { get; init; } = [];

    /// <summary>Gets the user delegation signatures that are known to be handed out.</summary>
    public ImmutableArray<PodSignature> Signatures { get; init; } = [];

    /// <summary>Gets what could not be read, in words; the report repeats it, because leaks may hide there.</summary>
    public ImmutableArray<string> NotVisible { get; init; } = [];

    /// <summary>Reads what the analysis needs out of an estate snapshot.</summary>
    /// <param name="snapshot">The snapshot, with access assets (roles, groups, path lists) where they were read.</param>
    /// <exception cref="FormatException">A role assignment or group misses a field; the message names it.</exception>
    public static PodEstate From(EstateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return SnapshotPods.Read(snapshot);
    }
}

using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>Which part of the cloud a source reads. An empty scope means all that the caller may see.</summary>
public sealed record EstateScope
{
    /// <summary>Gets a scope without limits.</summary>
    public static EstateScope Everything { get; } = new();

    /// <summary>Gets the subscription ids whose workspaces and registries are read.</summary>
    public ImmutableArray<string> Subscriptions { get; init; } = [];

    /// <summary>Gets the workspaces to read by identity.</summary>
    public ImmutableArray<AssetId> Workspaces { get; init; } = [];

    /// <summary>Gets the registries to read by identity.</summary>
    public ImmutableArray<AssetId> Registries { get; init; } = [];

    /// <summary>Gets the resource groups that limit what the subscriptions give; empty means no limit.</summary>
    public ImmutableArray<string> ResourceGroups { get; init; } = [];

    /// <summary>Gets a value that tells whether nothing limits the scope.</summary>
    public bool IsUnlimited => Subscriptions.IsDefaultOrEmpty && Workspaces.IsDefaultOrEmpty && Registries.IsDefaultOrEmpty;

    /// <summary>Returns the scope of one workspace.</summary>
    /// <param name="workspace">The workspace's identity.</param>
    public static EstateScope Workspace(AssetId workspace) => new() { Workspaces = [workspace] };

    /// <summary>Returns the scope of one subscription.</summary>
    /// <param name="subscriptionId">The subscription's id.</param>
    public static EstateScope Subscription(string subscriptionId) => new() { Subscriptions = [subscriptionId] };
}

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>
/// What an estate shares: assets of registries that workspaces use, assets of one workspace that others use, storage that several workspaces read,
/// write or have datastores over, and resources that several rest on. With pods and tenants, as far as they are known, it tells which borders each crosses.
/// </summary>
/// <remarks>
/// Pure and immutable. Uses are read from the edges of the lineage graph; a container is shared already when datastores of two workspaces point at it. Images, git
/// repositories and addresses outside Azure are not told: that two environments start from one public image is no sharing.
/// </remarks>
public sealed class EstateSharing
{
    private readonly FrozenDictionary<AssetId, SharedAsset> _byId;

    private EstateSharing(ImmutableArray<SharedAsset> shared)
    {
        Shared = shared;
        _byId = shared.ToFrozenDictionary(asset => asset.Id);
    }

    /// <summary>Gets what is shared, ordered by id.</summary>
    public ImmutableArray<SharedAsset> Shared { get; }

    /// <summary>Finds what an estate shares.</summary>
    /// <param name="graph">The lineage of the estate.</param>
    /// <param name="options">Tells pods, and registries that are public; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static EstateSharing Of(LineageGraph graph, SharingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var parties = new SharingParties(graph.Snapshot, options ?? SharingOptions.Default);
        ImmutableArray<SharedAsset>.Builder shared = ImmutableArray.CreateBuilder<SharedAsset>();
        foreach ((AssetId id, SortedList<AssetId, SharingUse> users) in SharingUses.Of(graph, cancellationToken).All)
        {
            AssetId? owner = id.Scope;
            if ((owner is { } holder && parties.IsPublic(holder)) || users.Keys.All(user => user == owner))
            {
                continue;
            }

            var asset = new SharedAsset(
                id,
                KindOf(graph, id),
                id.Form is AssetIdForm.Storage or AssetIdForm.OneLake ? SharingForm.Storage
                    : owner is null ? SharingForm.Resource
                    : owner.Value.Form == AssetIdForm.RegistryAsset ? SharingForm.RegistryAsset : SharingForm.WorkspaceAsset,
                owner is null ? null : parties.Describe(owner.Value, SharingUse.None),
                [.. users.Where(user => user.Key != owner).Select(user => parties.Describe(user.Key, user.Value))],
                SharingReach.None);
            asset = asset with { Reach = ReachOf(asset, graph.Snapshot.Find(id)) };
            if (asset.Reach != SharingReach.None)
            {
                shared.Add(asset);
            }
        }

        shared.Sort((left, right) => string.CompareOrdinal(left.Id.Value, right.Id.Value));
        return new EstateSharing(shared.ToImmutable());
    }

    /// <summary>Finds how an asset or place is shared.</summary>
    /// <param name="id">The asset or place.</param>
    /// <returns>Null when it is not shared.</returns>
    public SharedAsset? Find(AssetId id) => _byId.GetValueOrDefault(id);

    private static AssetKind KindOf(LineageGraph graph, AssetId id) =>
        graph.TryGetNode(id, out LineageNode node) ? node.Kind : id.Form == AssetIdForm.Storage ? AssetKinds.StoragePath : AssetKinds.Unknown;

    private static SharingReach ReachOf(SharedAsset asset, Asset? resource)
    {
        SharingUser[] parties = [.. asset.Users.Append(asset.Owner).OfType<SharingUser>()];
        if (asset.Users.IsEmpty)
        {
            return SharingReach.None;
        }

        string? own = resource is { } stated && asset.Owner is null ? SharingParties.TenantOf(stated) : null;
        int tenants = parties.Select(party => party.Tenant).Append(own).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
        SharingReach reach = tenants > 1 ? SharingReach.Tenants : SharingReach.None;
        if (parties.Length > 1)
        {
            reach |= parties.Count(party => party.Scope.Form != AssetIdForm.RegistryAsset) > 1 ? SharingReach.Workspaces : SharingReach.None;
            reach |= parties.Any(party => party.Scope.Form == AssetIdForm.RegistryAsset) ? SharingReach.Registries : SharingReach.None;
            reach |= asset.Pods.Length > 1 ? SharingReach.Pods : SharingReach.None;
        }

        return reach;
    }
}

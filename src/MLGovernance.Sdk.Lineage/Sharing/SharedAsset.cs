using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>A thing that more than one workspace or registry has part in.</summary>
/// <param name="Id">The thing: an asset, a place in storage, a resource.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Form">What kind of sharing it is.</param>
/// <param name="Owner">The workspace or registry that holds it, with its pod and tenant; null for storage and other resources.</param>
/// <param name="Users">Who else uses it, ordered by id.</param>
/// <param name="Reach">Which borders it crosses, as far as pods and tenants are known.</param>
public sealed record SharedAsset(AssetId Id, AssetKind Kind, SharingForm Form, SharingUser? Owner, ImmutableArray<SharingUser> Users, SharingReach Reach)
{
    /// <summary>Gets the pods that have part in it, ordered.</summary>
    public ImmutableArray<string> Pods => Distinct(party => party.Pod);

    /// <summary>Gets the ids of the tenants that have part in it, ordered.</summary>
    public ImmutableArray<string> Tenants => Distinct(party => party.Tenant);

    private ImmutableArray<string> Distinct(Func<SharingUser, string?> of) =>
        [.. Users.Append(Owner).OfType<SharingUser>().Select(of).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}

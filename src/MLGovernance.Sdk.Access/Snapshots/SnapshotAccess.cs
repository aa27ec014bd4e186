using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Reads roles, groups and scope parents out of an estate snapshot.</summary>
internal static class SnapshotAccess
{
    public static AccessModel Read(EstateSnapshot snapshot) => new()
    {
        // A snapshot of files may have no time; then nothing is taken for ended.
        AsOf = snapshot.TakenAt == DateTimeOffset.UnixEpoch ? null : snapshot.TakenAt,
        RoleDefinitions = Each(snapshot, AssetKinds.RoleDefinition, AccessModelReader.ReadRoleDefinition),
        RoleAssignments = Each(snapshot, AssetKinds.RoleAssignment, AccessModelReader.ReadRoleAssignment),
        EligibleAssignments = Each(snapshot, AssetKinds.RoleEligibility, AccessModelReader.ReadRoleAssignment),
        DenyAssignments = Each(snapshot, AssetKinds.DenyAssignment, AccessModelReader.ReadDenyAssignment),
        Groups = [.. snapshot.OfKind(AssetKinds.GroupMembership).Select(ReadGroup)],
        ScopeParents = Parents(snapshot),
        UnreadableScopes = [.. Unreadable(snapshot).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
    };

    private static ImmutableArray<T> Each<T>(EstateSnapshot snapshot, AssetKind kind, Func<JsonElement, string, T> read) =>
        [.. snapshot.OfKind(kind).Select(asset => read(asset.Json, asset.Id.Value))];

    /// <summary>A group is stored under a tenant-level resource id whose last segment is its object id.</summary>
    private static GroupMembership ReadGroup(Asset asset) => AccessModelReader.ReadGroup(asset.Json, asset.Id.Value) with
    {
        Id = asset["/properties/objectId"]?.AsText() ?? PodEstateIds.NameOf(asset.Id.Value),
    };

    private static Dictionary<string, string> Parents(EstateSnapshot snapshot)
    {
        var parents = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Asset asset in snapshot.OfKind(AssetKinds.ManagementGroup))
        {
            string id = asset.Id.Value;
            int subscription = id.LastIndexOf("/subscriptions/", StringComparison.OrdinalIgnoreCase);
            string? parent = asset["/properties/parent/id"]?.AsText() ?? asset["/properties/details/parent/id"]?.AsText();
            if (subscription > 0)
            {
                parents[id[subscription..]] = parent ?? id[..subscription];
            }
            else if (parent is not null)
            {
                parents[id] = parent;
            }
        }

        // An assignment of a management group that is listed for a subscription is inherited by it: the listing shows no others.
        return parents;
    }

    /// <summary>Where assignments could not be read, and everywhere when nobody read any.</summary>
    private static IEnumerable<string> Unreadable(EstateSnapshot snapshot)
    {
        if (snapshot.IndicesOf(AssetKinds.RoleAssignment).IsEmpty)
        {
            yield return ScopePath.Root;
        }

        foreach (EstateIssue issue in snapshot.Issues)
        {
            if (!issue.IsNote && (issue.Kind is "roleAssignment" or "denyAssignment" or null))
            {
                int provider = issue.Location.IndexOf("/providers/Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase);
                if (provider >= 0 || issue.Kind is not null)
                {
                    yield return provider > 0 ? issue.Location[..provider] : ScopePath.Root;
                }
            }
        }
    }
}

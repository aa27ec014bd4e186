using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Finds who owns an asset: its owner tag or that of what it lies in, else the principals that hold the role Owner at the nearest scope.</summary>
public sealed class OwnerLookup
{
    // The built-in role Owner: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged#owner
    private const string OwnerRole = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private readonly ScopeMap<string> _tagged;
    private readonly ScopeMap<ImmutableSortedSet<string>> _assigned;

    /// <summary>Initialises a look-up, which reads the tags and role assignments of the estate once.</summary>
    /// <param name="snapshot">The estate.</param>
    /// <param name="tags">The names of the tags that may name an owner, the first that is there wins; for example <see cref="RollupOptions.OwnerTags"/>.</param>
    public OwnerLookup(EstateSnapshot snapshot, ImmutableArray<string> tags)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _tagged = new ScopeMap<string>(
            from asset in snapshot.Assets
            where asset.Tags.Count > 0
            let owner = tags.Select(asset.Tags.GetValueOrDefault).FirstOrDefault(value => value is not null)
            where owner is not null
            select KeyValuePair.Create(asset.Id.Value, owner));
        _assigned = new ScopeMap<ImmutableSortedSet<string>>(snapshot.OfKind(AssetKinds.RoleAssignment)
            .Where(assignment => assignment["/properties/roleDefinitionId"]?.AsText()?.EndsWith(OwnerRole, StringComparison.OrdinalIgnoreCase) == true)
            .Select(assignment => (Scope: assignment["/properties/scope"]?.AsText(), Principal: assignment["/properties/principalId"]?.AsText()))
            .Where(assignment => assignment is { Scope: not null, Principal: not null })
            .GroupBy(assignment => assignment.Scope!, StringComparer.OrdinalIgnoreCase)
            .Select(group => KeyValuePair.Create(group.Key, group.Select(assignment => $"principal {assignment.Principal}").ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase))));
    }

    /// <summary>Gets the owners of an asset: the text of the tag, or <c>principal ID</c> for each principal; empty where nobody is known.</summary>
    /// <param name="asset">An asset of the estate.</param>
    public ImmutableArray<string> Of(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        if (_tagged.IsEmpty && _assigned.IsEmpty)
        {
            return [];
        }

        string id = asset.Id.Value;
        return _tagged.Find(id) is { } tag && !string.IsNullOrWhiteSpace(tag) ? [tag.Trim()] : _assigned.Find(id) is { } principals ? [.. principals] : [];
    }
}

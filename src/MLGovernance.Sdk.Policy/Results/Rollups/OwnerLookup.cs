using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Finds who owns an asset: its owner tag or that of what it lies in, else the principals that hold the role Owner at the nearest scope.</summary>
internal sealed class OwnerLookup
{
    // The built-in role Owner: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged#owner
    private const string OwnerRole = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private readonly EstateSnapshot _snapshot;
    private readonly ImmutableArray<string> _tags;
    private readonly ScopeMap<ImmutableSortedSet<string>> _assigned;

    internal OwnerLookup(EstateSnapshot snapshot, ImmutableArray<string> tags)
    {
        _snapshot = snapshot;
        _tags = tags;
        _assigned = new ScopeMap<ImmutableSortedSet<string>>(snapshot.OfKind(AssetKinds.RoleAssignment)
            .Where(assignment => assignment["/properties/roleDefinitionId"]?.AsText()?.EndsWith(OwnerRole, StringComparison.OrdinalIgnoreCase) == true)
            .Select(assignment => (Scope: assignment["/properties/scope"]?.AsText(), Principal: assignment["/properties/principalId"]?.AsText()))
            .Where(assignment => assignment is { Scope: not null, Principal: not null })
            .GroupBy(assignment => assignment.Scope!, StringComparer.OrdinalIgnoreCase)
            .Select(group => KeyValuePair.Create(group.Key, group.Select(assignment => $"principal {assignment.Principal}").ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase))));
    }

    internal ImmutableArray<string> Of(Asset asset) =>
        EnvironmentTag.Of(_snapshot, asset.Id, _tags) is { } tag && !string.IsNullOrWhiteSpace(tag.Value) ? [tag.Value.Trim()]
        : _assigned.Find(asset.Id.Value) is { } principals ? [.. principals]
        : [];
}

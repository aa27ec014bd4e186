using System.Collections.Frozen;
using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Purview;

/// <summary>Answers who may read, write and grant access to assets; once for all assets below the same assignments.</summary>
internal sealed class AccessReach
{
    private readonly AccessEvaluator _evaluator;
    private readonly ImmutableArray<string> _principals;
    private readonly FrozenSet<string> _groups;
    private readonly FrozenSet<string> _unlisted;
    private readonly FrozenSet<string> _scopes;
    private readonly ImmutableArray<string> _unreadable;
    private readonly Dictionary<string, LakeAccess> _lakes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _registries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Scope, bool IsExact, string Read), AssetReach> _known = [];

    public AccessReach(EstateSnapshot snapshot)
    {
        _evaluator = AccessEvaluator.Compile(AccessModel.From(snapshot));
        AccessModel model = _evaluator.Model;
        _principals = _evaluator.Principals;
        _groups = model.Groups.Select(group => group.Id)
            .Concat(model.RoleAssignments.Where(assignment => string.Equals(assignment.PrincipalType, "Group", StringComparison.OrdinalIgnoreCase)).Select(assignment => assignment.PrincipalId))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _unlisted = _groups.Except(model.Groups.Where(group => group.IsComplete).Select(group => group.Id), StringComparer.OrdinalIgnoreCase).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _scopes = model.RoleAssignments.Select(assignment => assignment.Scope).Concat(model.DenyAssignments.Select(deny => deny.Scope)).Concat(model.UnreadableScopes)
            .Select(scope => "/" + scope.Trim('/')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _unreadable = [.. model.UnreadableScopes.Select(scope => scope.TrimEnd('/'))];
        foreach (LakeAccount account in PodEstate.From(snapshot).Accounts)
        {
            _lakes.TryAdd(account.Name, new LakeAccess(_evaluator, account));
        }

        foreach (int index in snapshot.IndicesOf(AssetKinds.Registry))
        {
            _registries.TryAdd(snapshot.IdOf(index).Name, snapshot[index]["/id"]?.AsText() ?? snapshot.IdOf(index).Value);
        }
    }

    /// <summary>Answers for an asset; null for what has no role assignments, such as an image, and for storage whose account was not read.</summary>
    public AssetReach? Of(AssetId id, AssetKind kind) => id.Form switch
    {
        AssetIdForm.Storage => OfPath(id),
        AssetIdForm.RegistryAsset when id.Scope is { } registry && _registries.TryGetValue(registry.Name, out string? scope) =>
            OfRoles(scope, "Microsoft.MachineLearningServices/registries/assets/", isData: false),
        AssetIdForm.Resource when kind.ResourceTypes is [{ } type, ..] => OfRoles(id.Value, type + "/", isData: false),
        _ => null,
    };

    private AssetReach? OfPath(AssetId id)
    {
        if (id.StorageAccount is not { } name || id.StorageContainer is not { } container || !_lakes.TryGetValue(name, out LakeAccess? lake))
        {
            return null;
        }

        AssetReach byRoles = OfRoles(lake.Account.ScopeOf(container), AccessOperations.BlobRead[..^"read".Length], isData: true);
        string path = "/" + (id.Path ?? "");
        if (lake.Account.Find(container)?.Find(path) is not { } listed)
        {
            // In a hierarchical account the lists may let in more than the roles do.
            return byRoles with { IsComplete = byRoles.IsComplete && !lake.Account.IsHierarchical };
        }

        AccessResult Ask(string principal, DataOperation operation) => lake.EvaluateWidest(
            new DataRequest { PrincipalId = principal, Operation = operation, Container = container, Path = path }).Result;
        AccessResult[] reads = [.. _principals.Select(principal => Ask(principal, listed.IsDirectory ? DataOperation.List : DataOperation.Read))];
        AccessResult[] writes = [.. _principals.Select(principal => Ask(principal, listed.IsDirectory ? DataOperation.Create : DataOperation.Append))];
        AssetReach byList = Sum(reads, writes, byRoles.Granters);
        return byList with { HasList = true, IsComplete = byList.IsComplete && byRoles.IsComplete };
    }

    private AssetReach OfRoles(string scope, string operations, bool isData)
    {
        string nearest = Nearest(scope);
        var key = (nearest, nearest.Length == scope.Length, operations);
        if (_known.TryGetValue(key, out AssetReach? known))
        {
            return known;
        }

        AccessMatrix matrix = _evaluator.Matrix(
            _principals,
            [
                new AccessOperation(operations + "read", isData, "read"), new AccessOperation(operations + "write", isData, "write"),
                new AccessOperation(AccessOperations.RoleAssignmentsWrite, false, "grant"),
            ],
            [scope]);
        AccessResult[] Column(int operation) => [.. Enumerable.Range(0, _principals.Length).Select(principal => matrix[principal, operation, 0])];
        AccessResult[] grants = Column(2);
        int granters = grants.Where((result, at) => result == AccessResult.Allowed && !_groups.Contains(_principals[at])).Count();
        AssetReach reach = Sum(Column(0), Column(1), granters);
        return _known[key] = reach with { IsComplete = reach.IsComplete && !_unreadable.Any(above => IsAtOrBelow(scope, above)) };
    }

    private static bool IsAtOrBelow(string scope, string above) =>
        above.Length == 0 || (scope.StartsWith(above, StringComparison.OrdinalIgnoreCase) && (scope.Length == above.Length || scope[above.Length] == '/'));

    private AssetReach Sum(AccessResult[] reads, AccessResult[] writes, int granters)
    {
        ImmutableArray<string> readBy = Allowed(reads), writtenBy = Allowed(writes);
        return new AssetReach(
            readBy.Count(principal => !_groups.Contains(principal)),
            writtenBy.Count(principal => !_groups.Contains(principal)),
            granters,
            _principals.Where((principal, at) => !_groups.Contains(principal) && (reads[at] == AccessResult.Indeterminate || writes[at] == AccessResult.Indeterminate)).Count(),
            readBy,
            writtenBy,
            !readBy.Concat(writtenBy).Any(_unlisted.Contains),
            HasList: false);
    }

    private ImmutableArray<string> Allowed(AccessResult[] results) => [.. _principals.Where((_, at) => results[at] == AccessResult.Allowed)];

    /// <summary>Returns the nearest scope, from the asset upwards, that bears an assignment; assets with the same one have the same answers. Containers stay, since conditions see them.</summary>
    private string Nearest(string scope)
    {
        if (scope.Contains("/blobServices/", StringComparison.OrdinalIgnoreCase))
        {
            return scope;
        }

        string at = scope;
        while (at.Length > 0 && !_scopes.Contains(at))
        {
            int slash = at.LastIndexOf('/');
            at = slash <= 0 ? "" : at[..slash];
        }

        // Without an assignment on the way, what is above the subscription decides.
        return at.Length > 0 ? at : scope.Split('/') is ["", "subscriptions", { } subscription, ..] ? $"/subscriptions/{subscription}" : scope;
    }
}

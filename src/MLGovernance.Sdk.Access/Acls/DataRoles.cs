using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>What roles say about data operations on a container.</summary>
internal sealed class DataRoles(AccessEvaluator evaluator, LakeAccount account)
{
    /// <summary>Tells whether roles alone allow an operation.</summary>
    public TruthValue Allow(DataRequest request, string caller, List<AccessEvidence> evidence) => request.Operation switch
    {
        DataOperation.Read or DataOperation.List or DataOperation.GetProperties => Has(request, caller, AccessOperations.BlobRead, evidence),
        DataOperation.Append or DataOperation.Create =>
            Has(request, caller, AccessOperations.BlobWrite, evidence).Or(Has(request, caller, AccessOperations.BlobAdd, evidence)),
        DataOperation.Delete or DataOperation.DeleteRecursive => Has(request, caller, AccessOperations.BlobDelete, evidence),
        DataOperation.Rename => Has(request, caller, AccessOperations.BlobMove, evidence)
            .Or(Has(request, caller, AccessOperations.BlobDelete, evidence).And(Has(request, caller, AccessOperations.BlobWrite, evidence))),
        DataOperation.SetAcl => Has(request, caller, AccessOperations.BlobModifyPermissions, evidence).Or(SuperUser(request, caller)),
        _ => Has(request, caller, AccessOperations.BlobManageOwnership, evidence).Or(SuperUser(request, caller)),
    };

    /// <summary>Tells whether a role makes the caller a super-user, for whom lists do not count.</summary>
    public TruthValue SuperUser(DataRequest request, string caller) => Has(request, caller, AccessOperations.BlobRunAsSuperUser, []);

    /// <summary>Returns the bits on the target that roles supply, so that lists need to supply only the rest of one operation.</summary>
    public AclPermissions BitsFromRoles(DataRequest request, string caller)
    {
        AclPermissions bits = AclPermissions.None;
        bits |= Has(request, caller, AccessOperations.BlobRead, []) == TruthValue.True ? AclPermissions.Read : AclPermissions.None;
        bits |= Has(request, caller, AccessOperations.BlobWrite, []) == TruthValue.True ? AclPermissions.Write : AclPermissions.None;
        return bits;
    }

    private TruthValue Has(DataRequest request, string caller, string dataAction, List<AccessEvidence> evidence)
    {
        AccessAttributes known = AccessAttributes.OfBlob(request.Container, LakePath.Normalize(request.Path).TrimStart('/'));
        AccessDecision decision = evaluator.Evaluate(new AccessRequest
        {
            PrincipalId = caller,
            Operation = dataAction,
            IsDataAction = true,
            Scope = account.ScopeOf(request.Container),
            SubOperation = SubOperationOf(request.Operation),
            Attributes = request.Attributes is { } given ? given with { Resource = Merge(given.Resource, known.Resource) } : known,
        });
        if (decision.Result != AccessResult.Denied)
        {
            evidence.AddRange(decision.Evidence);
        }

        return (TruthValue)decision.Result;
    }

    private static string? SubOperationOf(DataOperation operation) => operation switch
    {
        DataOperation.List => "Blob.List",
        DataOperation.Read => "Blob.Read",
        _ => null,
    };

    private static Dictionary<string, ImmutableArray<string>> Merge(
        IReadOnlyDictionary<string, ImmutableArray<string>> given, IReadOnlyDictionary<string, ImmutableArray<string>> known)
    {
        var merged = new Dictionary<string, ImmutableArray<string>>(known, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, ImmutableArray<string> values) in given)
        {
            merged[name] = values;
        }

        return merged;
    }
}

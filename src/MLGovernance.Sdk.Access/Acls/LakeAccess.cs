using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Answers questions about the data of one storage account: keys and SAS, then roles, then access lists.</summary>
/// <remarks>The order is documented: a role with the data action allows and the lists are not looked at; otherwise the lists decide, in
/// hierarchical accounts only. Lists can only add to roles, and both combine inside one operation.</remarks>
public sealed class LakeAccess
{
    private readonly AccessEvaluator _evaluator;
    private readonly DataRoles _roles;

    /// <summary>Makes the evaluator of one account.</summary>
    /// <param name="evaluator">What roles and groups say.</param>
    /// <param name="account">The account.</param>
    /// <param name="reading">Which published reading of the list check to follow, or <see langword="null"/> for <see cref="AclReading.Default"/>.</param>
    public LakeAccess(AccessEvaluator evaluator, LakeAccount account, AclReading? reading = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(account);
        _evaluator = evaluator;
        Account = account;
        Reading = reading ?? AclReading.Default;
        _roles = new DataRoles(evaluator, account);
    }

    /// <summary>Gets the account.</summary>
    public LakeAccount Account { get; }

    /// <summary>Gets the reading that is followed.</summary>
    public AclReading Reading { get; }

    /// <summary>Answers one question.</summary>
    /// <param name="request">The question.</param>
    public DataDecision Evaluate(DataRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool signedByKey = request.Authorization is DataAuthorization.SharedKey or DataAuthorization.AccountSas or DataAuthorization.ServiceSas;
        if (signedByKey && !Account.AllowsSharedKey)
        {
            return Plain(AccessResult.Denied, DataBasis.SharedKey, "shared key access is switched off for the account");
        }

        return request.Authorization switch
        {
            DataAuthorization.OAuth => ByIdentity(request, request.PrincipalId),
            DataAuthorization.SharedKey => IsRootDelete(request)
                ? Plain(AccessResult.Denied, DataBasis.SharedKey, "the root directory can never be deleted")
                : Plain(AccessResult.Allowed, DataBasis.SharedKey, "the account key is a super-user on the whole account"),
            DataAuthorization.Anonymous => Anonymous(request),
            _ => BySignature(request),
        };
    }

    /// <summary>Answers with the widest answer of every published reading: what a leak check needs.</summary>
    /// <param name="request">The question.</param>
    public DataDecision EvaluateWidest(DataRequest request) => AclReading.Published
        .Select(reading => new LakeAccess(_evaluator, Account, reading).Evaluate(request)).MaxBy(decision => decision.Result)!;

    /// <summary>Answers with the narrowest answer of every published reading: what "will this work tonight" needs.</summary>
    /// <param name="request">The question.</param>
    public DataDecision EvaluateNarrowest(DataRequest request) => AclReading.Published
        .Select(reading => new LakeAccess(_evaluator, Account, reading).Evaluate(request)).MinBy(decision => decision.Result)!;

    private static bool IsRootDelete(DataRequest request) =>
        request.Operation is DataOperation.Delete or DataOperation.DeleteRecursive or DataOperation.Rename && LakePath.Normalize(request.Path) == "/";

    private static DataDecision Plain(AccessResult result, DataBasis basis, string step, ImmutableArray<AccessEvidence> roles = default) =>
        new(result, basis, [step], roles.IsDefault ? [] : roles);

    private DataDecision Anonymous(DataRequest request)
    {
        bool open = Account.Find(request.Container)?.AllowsAnonymousAccess ?? false;
        bool reads = request.Operation is DataOperation.Read or DataOperation.GetProperties or DataOperation.List;
        return Plain(
            open && reads ? AccessResult.Allowed : AccessResult.Denied,
            DataBasis.Anonymous,
            open ? "the container allows anonymous reading" : "the container does not allow anonymous access");
    }

    private DataDecision BySignature(DataRequest request)
    {
        if (request.Token is not { } token)
        {
            return Plain(AccessResult.Indeterminate, DataBasis.Sas, "the shared access signature is not known");
        }

        if (!token.Covers(request.Operation) || !token.Reaches(request.Container, request.Path))
        {
            return Plain(AccessResult.Denied, DataBasis.Sas, $"the signature's permissions '{token.Permissions}' or its scope do not cover the operation");
        }

        if (request.Authorization != DataAuthorization.UserDelegationSas)
        {
            return Plain(AccessResult.Allowed, DataBasis.Sas, "the signature covers the operation; no list is checked");
        }

        var evidence = new List<AccessEvidence>();
        TruthValue delegator = token.Delegator is null ? TruthValue.Unknown : _roles.Allow(request, token.Delegator, evidence);
        if (token.UnauthorizedObjectId is { } checkedUser && delegator != TruthValue.False)
        {
            DataDecision lists = ByLists(request, checkedUser, delegator);
            return lists with { Steps = lists.Steps.Insert(0, $"suoid: the lists are checked for '{checkedUser}'"), Roles = [.. evidence] };
        }

        return Plain(
            (AccessResult)delegator,
            delegator == TruthValue.False ? DataBasis.Rbac : DataBasis.Sas,
            delegator == TruthValue.True ? "the delegator's role covers the operation; without suoid no list is checked" : "the delegator's roles do not cover the operation",
            [.. evidence]);
    }

    private DataDecision ByIdentity(DataRequest request, string caller)
    {
        var evidence = new List<AccessEvidence>();
        TruthValue superUser = _roles.SuperUser(request, caller);
        if (IsRootDelete(request))
        {
            return Plain(
                AccessResult.Denied, superUser == TruthValue.True || !Account.IsHierarchical ? DataBasis.Rbac : DataBasis.Acl,
                "the root directory can never be deleted");
        }

        TruthValue roles = _roles.Allow(request, caller, evidence);
        if (roles == TruthValue.True)
        {
            return Plain(AccessResult.Allowed, DataBasis.Rbac, "a role covers the data action; lists are not looked at", [.. evidence]);
        }

        if (!Account.IsHierarchical)
        {
            return Plain((AccessResult)roles, DataBasis.Rbac, "no role covers the data action, and the account has no hierarchical namespace", [.. evidence]);
        }

        return ByLists(request, caller, roles) with { Roles = [.. evidence] };
    }

    private DataDecision ByLists(DataRequest request, string caller, TruthValue roles)
    {
        LakeContainer? container = Account.Find(request.Container);
        if (container is null)
        {
            return Plain(AccessResult.Indeterminate, DataBasis.Acl, $"the paths of container '{request.Container}' were not read");
        }

        var walk = new AclWalk(container, caller, Reading, _evaluator.IsInGroup, _roles.BitsFromRoles(request, caller));
        TruthValue lists = walk.Allows(request);
        bool viaSuoid = request.Authorization == DataAuthorization.UserDelegationSas;
        TruthValue all = viaSuoid ? lists.And(roles) : lists.Or(roles);
        return new DataDecision((AccessResult)all, DataBasis.Acl, walk.Steps, []);
    }
}

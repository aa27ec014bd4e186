using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A role assignment that gives, or perhaps gives, data operations on blobs.</summary>
internal sealed class DataAssignment
{
    private static readonly ImmutableArray<(string Operation, string? Sub, string Verb, bool Writes)> Probes =
    [
        (AccessOperations.BlobRead, "Blob.Read", "read", false), (AccessOperations.BlobRead, "Blob.List", "list", false), (AccessOperations.BlobWrite, null, "write", true),
        (AccessOperations.BlobAdd, null, "add", true), (AccessOperations.BlobDelete, null, "delete", true), (AccessOperations.BlobMove, null, "move", true),
    ];

    private readonly string _scope;
    private readonly CompiledRole? _role;
    private readonly CompiledCondition? _condition;
    private readonly bool _isOpen;

    private DataAssignment(PodContext context, RoleAssignment source, CompiledRole? role)
    {
        Source = source;
        _role = role;
        _scope = ScopePath.Normalize(source.Scope);
        _condition = source.Condition is null ? null : CompiledCondition.Compile(source.Condition, source.ConditionVersion, context.Evaluator.Options.Wildcards);
        int self = context.Universe.Find(source.PrincipalId);
        (Members, _isOpen) = self < 0 ? context.Universe.MembersOf(source.PrincipalId) : (Only(context, self), false);
    }

    public RoleAssignment Source { get; }

    /// <summary>Gets the principals it is for, group members included.</summary>
    public ulong[] Members { get; }

    public string Name => $"'{_role?.Definition?.RoleName ?? Source.RoleDefinitionId}' at {Source.Scope}";

    public static IEnumerable<DataAssignment> Find(PodContext context, IEnumerable<RoleAssignment> assignments)
    {
        foreach (RoleAssignment assignment in assignments.OrderBy(assignment => assignment.Scope, StringComparer.OrdinalIgnoreCase).ThenBy(assignment => assignment.PrincipalId, StringComparer.Ordinal))
        {
            CompiledRole? role = context.Evaluator.RoleOf(assignment.RoleDefinitionId);
            if (role is null || Probes.Any(probe => role.Covers(probe.Operation.ToLowerInvariant(), isDataAction: true)))
            {
                yield return new DataAssignment(context, assignment, role);
            }
        }
    }

    /// <summary>Tells whether the scope lies above the container of a place.</summary>
    public bool IsAbove(PodContext context, PodPlace place) => context.AccountOf(place.Prefix.Account) is { } account
        && !ScopePath.IsAtOrBelow(_scope, ScopePath.Normalize(account.ScopeOf(place.Prefix.Container)));

    /// <summary>Tells whether a condition holds something back in a place that the role itself covers.</summary>
    public bool IsWithheld(PodContext context, PodPlace place) =>
        Reaches(context, place, out LakeAccount? account) && _condition is not null && Judge(place, account!).Any(answer => answer.Condition == TruthValue.False);

    /// <summary>Returns what it opens in a place to others than the pod, or <see langword="null"/>.</summary>
    public DataGrant? Grant(PodContext context, PodPlace place)
    {
        if (!Reaches(context, place, out LakeAccount? account))
        {
            return null;
        }

        ulong[] notReading = PrincipalBits.Minus(Members, context.Places.Insiders(place, place.Prefix.Path, write: false));
        ulong[] notWriting = PrincipalBits.Minus(Members, context.Places.Insiders(place, place.Prefix.Path, write: true));
        (string Verb, bool Writes, TruthValue Condition)[] answers = [.. Judge(place, account!)];
        ulong[] foreign = PrincipalBits.Nobody;
        foreach ((_, bool writes, TruthValue condition) in answers)
        {
            foreign = condition == TruthValue.False ? foreign : PrincipalBits.Union(foreign, writes ? notWriting : notReading);
        }

        if (!PrincipalBits.Any(foreign))
        {
            return _isOpen && answers.Length > 0 && Array.Exists(answers, answer => answer.Condition != TruthValue.False)
                ? OpenGroup(context, place) : null;
        }

        bool heldBack = Array.Exists(answers, answer => answer.Condition == TruthValue.False);
        bool let = Array.Exists(answers, answer => answer.Condition == TruthValue.True);
        return new DataGrant(
            foreign,
            heldBack && let ? [.. answers.Where(answer => answer.Condition == TruthValue.True).Select(answer => answer.Verb)] : [],
            let && _role is not null ? LeakCertainty.Proven : LeakCertainty.Indeterminate);
    }

    private static ulong[] Only(PodContext context, int principal)
    {
        ulong[] set = context.Universe.NewSet();
        PrincipalBits.Set(set, principal);
        return set;
    }

    /// <summary>A group whose members were not all read may hold anybody outside the pod.</summary>
    private static DataGrant? OpenGroup(PodContext context, PodPlace place)
    {
        ulong[] anybody = PrincipalBits.Minus(context.Universe.All, context.Places.Insiders(place, place.Prefix.Path, write: false));
        return PrincipalBits.Any(anybody) ? new DataGrant(anybody, [], LeakCertainty.Indeterminate) : null;
    }

    private IEnumerable<(string Verb, bool Writes, TruthValue Condition)> Judge(PodPlace place, LakeAccount account)
    {
        AccessAttributes attributes = ConditionalReach.AttributesOf(place, account);
        foreach ((string operation, string? sub, string verb, bool writes) in Probes)
        {
            string name = operation.ToLowerInvariant();
            if (_role is null || _role.Covers(name, isDataAction: true))
            {
                yield return (verb, writes, (_condition?.Evaluate(name, sub, attributes) ?? TruthValue.True).And(_role is null ? TruthValue.Unknown : TruthValue.True));
            }
        }
    }

    private bool Reaches(PodContext context, PodPlace place, out LakeAccount? account)
    {
        account = context.AccountOf(place.Prefix.Account);
        return account is not null && context.IsAtOrBelow(ScopePath.Normalize(account.ScopeOf(place.Prefix.Container)), _scope);
    }
}

using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <content>Judges deny, role and eligible assignments one by one.</content>
public sealed partial class AccessEvaluator
{
    private static AccessEvidence Piece(in CompiledAssignment assignment, TruthValue holds, TruthValue condition, ImmutableArray<string> via, string note) => new(
        holds == TruthValue.True ? DecisionBasis.RoleAssignment : holds == TruthValue.Unknown ? DecisionBasis.Unknown
            : condition == TruthValue.False ? DecisionBasis.Condition : DecisionBasis.NoMatchingRole,
        (AccessResult)holds,
        assignment.Name,
        assignment.RoleName,
        assignment.Source.Scope,
        via,
        note);

    private TruthValue Deny(in Question question, ScopeNode? nearest, out ImmutableArray<AccessEvidence> evidence)
    {
        TruthValue denied = TruthValue.False;
        var pieces = ImmutableArray.CreateBuilder<AccessEvidence>();
        for (ScopeNode? node = nearest; node is not null; node = node.Above)
        {
            foreach (CompiledDeny deny in node.Denies)
            {
                TruthValue applies = Applies(question, node, deny);
                if (applies != TruthValue.False)
                {
                    denied = denied.Or(applies);
                    pieces.Add(new AccessEvidence(
                        applies == TruthValue.True ? DecisionBasis.DenyAssignment : DecisionBasis.Unknown,
                        applies == TruthValue.True ? AccessResult.Denied : AccessResult.Indeterminate,
                        deny.Source.Name, null, deny.Source.Scope, [],
                        applies == TruthValue.True ? "a deny assignment covers the operation" : "a deny assignment may cover the caller: group membership is not fully known"));
                }
            }
        }

        evidence = [.. pieces.OrderBy(piece => piece.Scope, StringComparer.OrdinalIgnoreCase).ThenBy(piece => piece.Assignment, StringComparer.Ordinal)];
        return denied;
    }

    private TruthValue Applies(in Question question, ScopeNode node, CompiledDeny deny)
    {
        if ((deny.Source.DoNotApplyToChildScopes && node.Scope != question.Scope) || !deny.Blocks.Covers(question.Operation, question.IsDataAction))
        {
            return TruthValue.False;
        }

        return ConcernsCaller(question.Caller, deny);
    }

    private TruthValue ConcernsCaller(int caller, CompiledDeny deny)
    {
        TruthValue listed = deny.Everybody ? TruthValue.True : AnyOf(caller, deny.Principals);
        return listed == TruthValue.False ? listed : listed.And(AnyOf(caller, deny.Excluded).Not());
    }

    private TruthValue AnyOf(int caller, int[] principals)
    {
        TruthValue any = TruthValue.False;
        foreach (int principal in principals)
        {
            any = any.Or(_principals.IsMember(caller, principal));
        }

        return any;
    }

    /// <summary>Adds what the assignments at one node say; assignments that do not cover the operation are left out.</summary>
    private void Collect(in Question question, ScopeNode node, TruthValue reach, List<AccessEvidence> into)
    {
        foreach (int principal in _principals.ClosureOf(question.Caller))
        {
            if (node.Roles.TryGetValue(principal, out ImmutableArray<CompiledAssignment> assignments))
            {
                foreach (CompiledAssignment assignment in assignments)
                {
                    Judge(question, assignment, reach, TruthValue.True, into);
                }
            }
        }

        foreach (CompiledAssignment assignment in node.OpenRoles)
        {
            if (_principals.IsMember(question.Caller, assignment.Principal) == TruthValue.Unknown)
            {
                Judge(question, assignment, reach, TruthValue.Unknown, into);
            }
        }
    }

    private void Judge(in Question question, CompiledAssignment assignment, TruthValue reach, TruthValue member, List<AccessEvidence> into)
    {
        TruthValue covers = assignment.Covers(question.Operation, question.IsDataAction);
        if (covers == TruthValue.False)
        {
            return;
        }

        TruthValue condition = assignment.Condition?.Evaluate(question.Operation, question.SubOperation, question.Attributes) ?? TruthValue.True;
        TruthValue holds = covers.And(condition).And(member).And(reach);
        string note = condition == TruthValue.False ? "the condition is not met"
            : covers == TruthValue.Unknown ? $"the role definition '{assignment.Source.RoleDefinitionId}' is not known"
            : member == TruthValue.Unknown ? $"the members of '{assignment.Source.PrincipalId}' are not fully known"
            : condition == TruthValue.Unknown ? $"the condition cannot be decided{(assignment.Condition?.Error is { } error ? $": {error}" : ": an attribute it reads is not known")}"
            : reach == TruthValue.Unknown ? "the management groups above the subscription are not known"
            : "the role covers the operation";
        into.Add(Piece(assignment, holds, condition, _principals.ChainTo(question.Caller, assignment.Principal), note));
    }

    private ImmutableArray<AccessEvidence> Potential(in Question question, ScopeNode? nearest)
    {
        var found = new List<AccessEvidence>();
        for (ScopeNode? node = nearest; node is not null; node = node.Above)
        {
            if (node.Eligible.Count == 0)
            {
                continue;
            }

            foreach (int principal in _principals.ClosureOf(question.Caller))
            {
                foreach (CompiledAssignment assignment in node.Eligible.TryGetValue(principal, out ImmutableArray<CompiledAssignment> list) ? list : [])
                {
                    Judge(question, assignment, TruthValue.True, TruthValue.True, found);
                }
            }
        }

        return [.. Ordered(found, AccessResult.Allowed), .. Ordered(found, AccessResult.Indeterminate)];
    }
}

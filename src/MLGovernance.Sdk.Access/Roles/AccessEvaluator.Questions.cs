using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <content>The two questions of a review: who can do that, and what can this principal do.</content>
public sealed partial class AccessEvaluator
{
    /// <summary>Gets every principal that an assignment or a group names, in ordinal order, groups included.</summary>
    public ImmutableArray<string> Principals =>
        [.. Enumerable.Range(0, _principals.Count).Select(number => _principals[number]).Where(id => id != DenyAssignment.EveryPrincipal).Order(StringComparer.Ordinal)];

    /// <summary>Lists the principals that may, or perhaps may, do an operation on a scope.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="scope">The resource.</param>
    /// <param name="isDataAction">Whether the operation belongs to the data plane.</param>
    /// <param name="includePotential">Whether principals are listed that only an eligible assignment would let in. The default is true.</param>
    public ImmutableArray<AccessPrincipalGrant> Who(string operation, string scope, bool isDataAction = false, bool includePotential = true)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(scope);
        var lines = ImmutableArray.CreateBuilder<AccessPrincipalGrant>();
        foreach (string principal in Principals)
        {
            AccessDecision decision = Evaluate(new AccessRequest { PrincipalId = principal, Operation = operation, Scope = scope, IsDataAction = isDataAction });
            if (decision.Result != AccessResult.Denied || (includePotential && !decision.Potential.IsEmpty))
            {
                lines.Add(new AccessPrincipalGrant(principal, operation, scope, decision));
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>Lists what a principal may, or perhaps may, do at every scope where an assignment reaches it.</summary>
    /// <param name="principalId">The principal.</param>
    /// <param name="operations">The operations asked about, or default for the catalogue (<see cref="AccessOperations.All"/>).</param>
    /// <param name="scopes">The scopes asked about, or default for every scope that carries an assignment.</param>
    public ImmutableArray<AccessPrincipalGrant> What(
        string principalId, ImmutableArray<AccessOperation> operations = default, ImmutableArray<string> scopes = default)
    {
        ArgumentNullException.ThrowIfNull(principalId);
        var lines = ImmutableArray.CreateBuilder<AccessPrincipalGrant>();
        foreach (string scope in scopes.IsDefault ? [.. _scopes.Nodes.Select(node => node.Scope)] : scopes)
        {
            foreach (AccessOperation operation in operations.IsDefault ? AccessOperations.All : operations)
            {
                AccessDecision decision = Evaluate(new AccessRequest
                {
                    PrincipalId = principalId, Operation = operation.Name, Scope = scope, IsDataAction = operation.IsDataAction,
                });
                if (decision.Result != AccessResult.Denied || !decision.Potential.IsEmpty)
                {
                    lines.Add(new AccessPrincipalGrant(principalId, operation.Name, scope, decision));
                }
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>Tells whether a principal is, transitively, in a group.</summary>
    internal TruthValue IsInGroup(string principalId, string groupId) => _principals.IsInGroup(principalId, groupId);

    /// <summary>Returns the shortest chain of groups from a principal to a group it is in; the principal alone when it is not known to be.</summary>
    internal ImmutableArray<string> ChainTo(string principalId, string groupId)
    {
        ImmutableArray<string> chain = _principals.ChainTo(_principals.Find(principalId), _principals.Find(groupId));
        return chain.IsEmpty ? [principalId] : chain;
    }

    /// <summary>Returns a role by its id, or <see langword="null"/> when its definition is not known.</summary>
    internal CompiledRole? RoleOf(string roleDefinitionId) => _roles.GetValueOrDefault(RoleDefinition.KeyOf(roleDefinitionId));

    /// <summary>Tells whether a scope lies below another by its text or by the stated parents; both are normalized.</summary>
    internal bool IsBelow(string scope, string ancestor) => _scopes.IsBelow(scope, ancestor);
}

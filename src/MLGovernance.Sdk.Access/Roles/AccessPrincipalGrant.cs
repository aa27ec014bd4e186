namespace MLGovernance.Access;

/// <summary>One line of "who can do that" or "what can this principal do".</summary>
/// <param name="PrincipalId">The principal.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Scope">The scope asked about.</param>
/// <param name="Decision">The answer with its evidence.</param>
public sealed record AccessPrincipalGrant(string PrincipalId, string Operation, string Scope, AccessDecision Decision);

using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The answer to an <see cref="AccessRequest"/> with what decided it.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Basis">What decided.</param>
/// <param name="Evidence">The deciding assignments, or what was unknown.</param>
/// <param name="Potential">Eligible assignments that would grant the operation once activated; they do not change <paramref name="Result"/>.</param>
public sealed record AccessDecision(
    AccessResult Result,
    DecisionBasis Basis,
    ImmutableArray<AccessEvidence> Evidence,
    ImmutableArray<AccessEvidence> Potential);

using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>One assignment (or gap in what was read) that bears on a decision.</summary>
/// <param name="Basis">What the piece shows.</param>
/// <param name="Result">What the piece alone says.</param>
/// <param name="Assignment">The id of the assignment, or its role and scope when the source gave no id.</param>
/// <param name="Role">The role's name, or <see langword="null"/> for a deny assignment or an unknown role.</param>
/// <param name="Scope">The scope of the assignment.</param>
/// <param name="Via">The principals from the caller to the assigned one: the caller first, then each group on the way.</param>
/// <param name="Note">Why the piece says what it says, in words.</param>
public sealed record AccessEvidence(
    DecisionBasis Basis,
    AccessResult Result,
    string Assignment,
    string? Role,
    string Scope,
    ImmutableArray<string> Via,
    string Note);

using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The answer to a <see cref="DataRequest"/>.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Basis">What decided.</param>
/// <param name="Steps">What was checked, in order, in words.</param>
/// <param name="Roles">The role assignments that bear on the answer.</param>
public sealed record DataDecision(AccessResult Result, DataBasis Basis, ImmutableArray<string> Steps, ImmutableArray<AccessEvidence> Roles);

using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>What one assignment opens in one place to principals that do not belong there.</summary>
/// <param name="Foreign">Those principals.</param>
/// <param name="Forgotten">The operations that a condition lets through although it holds others back.</param>
/// <param name="Certainty">How sure it is.</param>
internal sealed record DataGrant(ulong[] Foreign, ImmutableArray<string> Forgotten, LeakCertainty Certainty);

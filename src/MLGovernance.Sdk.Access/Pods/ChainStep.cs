namespace MLGovernance.Access;

/// <summary>One step of the chain that proves a leak.</summary>
/// <param name="From">Who or what.</param>
/// <param name="How">What lets it go on, in words.</param>
/// <param name="To">Who or what it becomes or reaches.</param>
public sealed record ChainStep(string From, string How, string To);

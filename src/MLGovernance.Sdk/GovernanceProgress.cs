namespace MLGovernance.Pipeline;

/// <summary>How far a run has come.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Message">What is being done, for people.</param>
/// <param name="Completed">The number of finished units of the stage.</param>
/// <param name="Total">The number of units known so far; 0 while unknown.</param>
public sealed record GovernanceProgress(GovernanceStage Stage, string Message, int Completed = 0, int Total = 0);

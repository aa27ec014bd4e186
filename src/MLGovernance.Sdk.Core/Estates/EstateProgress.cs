namespace MLGovernance;

/// <summary>How far the reading of an estate has come.</summary>
/// <param name="Stage">What is being read, for example the workspace's name and a collection.</param>
/// <param name="Assets">The number of assets read so far.</param>
/// <param name="Issues">The number of issues met so far.</param>
/// <param name="Completed">The number of finished units (workspaces, files).</param>
/// <param name="Total">The number of units known so far; 0 while unknown.</param>
public sealed record EstateProgress(string Stage, int Assets, int Issues, int Completed = 0, int Total = 0);

namespace MLGovernance.Cli;

/// <summary>Where to publish.</summary>
/// <param name="Endpoint">The endpoint of the account or tenant.</param>
/// <param name="BasePath">The base path of the Data Map API.</param>
/// <param name="DryRun">Whether only a plan is wanted.</param>
/// <param name="PlanOutput">Where the plan of a dry run is printed.</param>
internal sealed record PurviewTarget(Uri Endpoint, string BasePath, bool DryRun, TextWriter? PlanOutput);

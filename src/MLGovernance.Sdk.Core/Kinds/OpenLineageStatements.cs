using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>
/// How the kinds that speak for others state lineage: below <c>/edges</c>, one array for each role, of <c>{"upstream":ID,"downstream":ID}</c>,
/// with the place of the event that says so as <c>location</c>.
/// </summary>
internal static class OpenLineageStatements
{
    internal static readonly ImmutableArray<ReferencePath> References =
    [
        .. ((LineageRole[])[
            LineageRole.Consumes, LineageRole.Produces, LineageRole.Registers, LineageRole.Deploys, LineageRole.Serves,
            LineageRole.DerivesFrom, LineageRole.Materializes, LineageRole.Contains, LineageRole.Triggers,
        ]).Select(role => new ReferencePath($"/edges/{role}/*/upstream", role) { Subject = "downstream" }),
    ];
}

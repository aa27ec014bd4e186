using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>
/// How the kinds that speak for others state lineage: below <c>/edges</c>, one array for each role, of <c>{"upstream":ID,"downstream":ID}</c>,
/// with the place of the event that says so as <c>location</c>. What is only assumed stands in the same form below <c>/assumedEdges</c>.
/// </summary>
internal static class OpenLineageStatements
{
    private static readonly LineageRole[] Roles =
    [
        LineageRole.Consumes, LineageRole.Produces, LineageRole.Registers, LineageRole.Deploys, LineageRole.Serves,
        LineageRole.DerivesFrom, LineageRole.Materializes, LineageRole.Contains, LineageRole.Triggers,
    ];

    internal static readonly ImmutableArray<ReferencePath> References =
    [
        .. Roles.Select(role => new ReferencePath($"/edges/{role}/*/upstream", role) { Subject = "downstream" }),
        .. Roles.Select(role => new ReferencePath($"/assumedEdges/{role}/*/upstream", role) { Subject = "downstream", Unofficial = true }),
    ];
}

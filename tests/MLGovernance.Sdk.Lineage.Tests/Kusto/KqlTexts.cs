using MLGovernance.Lineage;

namespace MLGovernance.Tests;

/// <summary>Every shape of text that the library writes for Kusto, with every filter: what the golden file holds and the peer test parses.</summary>
internal static class KqlTexts
{
    internal static readonly AssetId Model = AssetId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/models/credit-risk/versions/3");
    internal static readonly AssetId Data = AssetId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/data/loans/versions/1");
    internal static readonly AssetId Hostile = AssetId.Parse("s3://bucket/a\"; .drop table LineageNodes //\\\" '{0}' é\u2028.csv");

    internal static readonly LineageQuery Filtered = new()
    {
        Roles = LineageRoleSet.Of(LineageRole.Consumes, LineageRole.Produces),
        Kinds = [AssetKinds.DataVersion, AssetKinds.StoragePath],
        MaxDepth = 4,
        WeakestConfidence = EdgeConfidence.Derived,
        CreatedUntil = DateTimeOffset.Parse("2026-03-01T12:30:00.1234567+02:00", System.Globalization.CultureInfo.InvariantCulture),
        CreatedFrom = DateTimeOffset.Parse("2025-01-01Z", System.Globalization.CultureInfo.InvariantCulture),
        Scope = Model.Scope,
    };

    private static readonly LineageQuery NoRoles = new() { Roles = default };
    private static readonly DateTimeOffset January = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LineageKql Tables = LineageKql.OverTables;
    private static readonly LineageKql Graph = LineageKql.OverGraphModel(LineageTables.GraphSnapshotName(January));

    internal static IEnumerable<(string Name, string Text)> All =>
    [
        .. LineageTables.Commands.Select((command, number) => ($"schema {number + 1}", command + "\n")),
        ("make graph snapshot", LineageTables.MakeGraphSnapshot(January) + "\n"),
        .. Over(Tables, "tables"),
        .. Over(Graph, "graph model"),
        ("tables as of January", (Tables with { AsOf = January, MaxHops = 20 }).Upstream(Model)),
        ("newest graph snapshot", LineageKql.OverGraphModel().Upstream(Model)),
        ("changes", LineageKql.Changes(January, January.AddDays(1))),
        ("endpoint changes", LineageKql.EndpointChanges(January, January.AddDays(1))),
    ];

    private static IEnumerable<(string Name, string Text)> Over(LineageKql kql, string source)
    {
        (string, Func<LineageQuery?, string>)[] shapes =
        [
            ("upstream", query => kql.Upstream(Model, query)),
            ("downstream", query => kql.Downstream(Hostile, query)),
            ("impact", query => kql.Impact(Data, query)),
            ("shortest path", query => kql.ShortestPath(Data, Model, query)),
            ("path to itself", query => kql.ShortestPath(Data, Data, query)),
            ("paths", query => kql.Paths(Hostile, Model, query, limit: 7)),
            ("leads", query => kql.Leads(Data, Model, query)),
            ("common upstream", query => kql.CommonUpstream([Model, Hostile], query)),
            ("nearest common upstream", query => kql.CommonUpstream([Model, Data], query, nearestOnly: true)),
            ("roots", query => kql.Roots(query)),
            ("leaves", query => kql.Leaves(query)),
            ("cycles", query => kql.Cycles(query)),
        ];
        foreach ((string shape, Func<LineageQuery?, string> write) in shapes)
        {
            yield return ($"{source}: {shape}", write(null));
            yield return ($"{source}: {shape}, filtered", write(Filtered));
        }

        yield return ($"{source}: everything, depth 0", kql.Upstream(Model, LineageQuery.Impact with { MaxDepth = 0 }));
        yield return ($"{source}: no roles", kql.Upstream(Model, NoRoles));
        yield return ($"{source}: impact counts", kql.ImpactCounts([Data, Hostile]));
        yield return ($"{source}: impact of many", kql.ImpactOf([Data, Hostile]));
    }
}

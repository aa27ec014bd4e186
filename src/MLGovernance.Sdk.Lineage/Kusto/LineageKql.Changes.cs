namespace MLGovernance.Lineage;

public sealed partial record LineageKql
{
    /// <summary>
    /// Returns the edges of <see cref="LineageChanges"/> as a query over the tables: rows <c>Change, Upstream, Downstream, Role, Confidence,
    /// StatedBy</c>, where the change is <c>Appeared</c>, <c>Cut</c>, or <c>Unseen</c> when what stated the edge may not have been readable.
    /// </summary>
    /// <param name="before">The earlier moment; the newest snapshot at or before it is read.</param>
    /// <param name="after">The later moment.</param>
    public static string Changes(DateTimeOffset before, DateTimeOffset after) => Text(
        Differences(before, after),
        """
        union
            (New | join kind=leftanti Old on Upstream, Downstream, Role | extend Change = "Appeared"),
            (Gone | join kind=leftanti Unread on $left.StatedBy == $right.Id | extend Change = "Cut"),
            (Gone | join kind=leftsemi Unread on $left.StatedBy == $right.Id | extend Change = "Unseen")
        | summarize arg_min(StatedBy, Change, Confidence) by Upstream, Downstream, Role
        | project Change, Upstream, Downstream, Role, Confidence, StatedBy
        | sort by Upstream asc, Downstream asc, Role asc
        """.ReplaceLineEndings("\n"));

    /// <summary>
    /// Returns <see cref="LineageChanges.Endpoints"/> as a query over the tables: rows <c>Endpoint, Change, Data</c>, where the change is
    /// <c>Added</c>, <c>Removed</c> or <c>Modified</c>. Data that is gone only because what stated it may not have been readable is left out.
    /// </summary>
    /// <param name="before">The earlier moment; the newest snapshot at or before it is read.</param>
    /// <param name="after">The later moment.</param>
    /// <remarks>Walks are as long as the default of <see cref="MaxHops"/>.</remarks>
    public static string EndpointChanges(DateTimeOffset before, DateTimeOffset after)
    {
        (LineageKql old, LineageKql now) = (OverTables with { AsOf = before }, OverTables with { AsOf = after });
        string endpoints = KqlText.List(Lineage.EndpointChanges.EndpointKinds.Select(kind => kind.Name));
        return Text(
            Differences(before, after),
            $"let OldNodes = {LineageTables.NodesAt}(Before);",
            $"let NewNodes = {LineageTables.NodesAt}(After);",
            $"let OldEdges = Old{Where(EdgeConditions(LineageQuery.Lineage))};",
            $"let NewEdges = New{Where(EdgeConditions(LineageQuery.Lineage))};",
            $"let OldData = {DataOf("Old", old, endpoints)};",
            $"let NewData = {DataOf("New", now, endpoints)};",
            "let Severed = toscalar(Gone | join kind=leftsemi Unread on $left.StatedBy == $right.Id | summarize make_set(Upstream));",
            "let Doubtful = OldEdges",
            "| make-graph Upstream --> Downstream with OldNodes on Id",
            $"| graph-shortest-paths output = any (data)-[path*1..{old.MaxHops}]->(severed)",
            "    where severed.Id in (Severed)",
            "    project Id = data.Id",
            "| union (OldNodes | where Id in (Severed) | project Id)",
            "| distinct Id;",
            """
            union
                (NewData | join kind=leftanti OldData on Endpoint, Data | extend Change = "Added"),
                (OldData | join kind=leftanti NewData on Endpoint, Data | join kind=leftanti Doubtful on $left.Data == $right.Id | extend Change = "Removed"),
                (NewData | join kind=inner OldData on Endpoint, Data | where isnotempty(ContentHash) and isnotempty(ContentHash1) and ContentHash != ContentHash1 | extend Change = "Modified")
            | join kind=leftsemi OldNodes on $left.Endpoint == $right.Id
            | join kind=leftsemi (NewNodes | where State == "Asset") on $left.Endpoint == $right.Id
            | project Endpoint, Change, Data
            | sort by Endpoint asc, Change asc, Data asc
            """.ReplaceLineEndings("\n"));
    }

    /// <summary>Gives each endpoint with the data upstream of it.</summary>
    private static string DataOf(string age, LineageKql kql, string endpoints) => $$"""
        {{age}}Edges
        | make-graph Upstream --> Downstream with {{age}}Nodes on Id
        | graph-shortest-paths output = any (data)-[path*1..{{kql.MaxHops}}]->(endpoint)
            where endpoint.Kind in {{endpoints}}
              and data.Kind in {{KqlText.List(Lineage.EndpointChanges.DataKinds.Select(kind => kind.Name))}}
            project Endpoint = endpoint.Id, Data = data.Id, ContentHash = data.ContentHash
        """.ReplaceLineEndings("\n");

    /// <summary>Names the edges of two moments, those that are gone, and the assets that are gone but may only not have been read.</summary>
    private static string Differences(DateTimeOffset before, DateTimeOffset after) => $"""
        let Before = {KqlText.Literal(before)};
        let After = {KqlText.Literal(after)};
        let Old = {LineageTables.EdgesAt}(Before);
        let New = {LineageTables.EdgesAt}(After);
        let Gaps = {LineageTables.SnapshotAt}(After)
        | mv-expand Gap = Gaps
        | project All = 1, GapKind = tostring(Gap.Kind), GapScope = tostring(Gap.Scope);
        let Unread = {LineageTables.NodesAt}(Before)
        | where State == "Asset"
        | join kind=leftanti ({LineageTables.NodesAt}(After) | where State == "Asset") on Id
        | project All = 1, Id, Kind, Scope
        | join kind=inner Gaps on All
        | where (isempty(GapKind) or GapKind == Kind) and (isempty(GapScope) or isempty(Scope) or GapScope == Scope)
        | distinct Id;
        let Gone = Old
        | join kind=leftanti New on Upstream, Downstream, Role;
        """.ReplaceLineEndings("\n");
}

namespace MLGovernance.Lineage;

public sealed partial record LineageKql
{
    /// <summary>Returns <see cref="LineageGraph.CommonUpstream"/> as a query: a row for each node that all others have upstream.</summary>
    /// <param name="ids">The identities; one of them counts when it is upstream of all others.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and times do not matter here.</param>
    /// <param name="nearestOnly">Whether to leave out what has another common node downstream of it.</param>
    /// <exception cref="ArgumentException">There are no identities.</exception>
    public string CommonUpstream(IReadOnlyList<AssetId> ids, LineageQuery? query = null, bool nearestOnly = false)
    {
        ArgumentNullException.ThrowIfNull(ids);
        query ??= LineageQuery.Lineage;
        if (ids.Count == 0)
        {
            throw new ArgumentException("Give at least one identity.", nameof(ids));
        }

        AssetId[] targets = [.. ids.Distinct()];
        string walk = $"path*1..{Math.Max(1, MaxHops)}";
        return Text(
            LetNodes,
            LetEdgesOfTables(query),
            $"let Pairs = {Graph}\n| graph-shortest-paths output = any (reached)-[{walk}]->(target)",
            "    where " + All([$"target.Id in {Ids(targets)}", .. PathConditions(query)]),
            "    project Id = reached.Id, Target = target.Id;",
            "let Common = Pairs",
            "| where Id != Target",
            $"| union (Nodes | where Id in {Ids(targets)} | project Id, Target = Id)",
            "| summarize Found = count() by Id",
            $"| where Found == {targets.Length}",
            "| project Id;",
            nearestOnly ? Farther(query, walk) : null,
            "Nodes",
            "| join kind=leftsemi Common on Id",
            nearestOnly ? "| join kind=leftanti Farther on Id" : ids.Count == 1 ? $"| where Id != {KqlText.Literal(targets[0].Value)}" : null,
            $"| project {Columns}{Returned(query)}",
            "| sort by Id asc");
    }

    /// <summary>Returns <see cref="LineageGraph.Roots"/> as a query: a row for each node that nothing leads to.</summary>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and latest creation do not matter here.</param>
    public string Roots(LineageQuery? query = null) => Ends(query ?? LineageQuery.Lineage, "Downstream");

    /// <summary>Returns <see cref="LineageGraph.Leaves"/> as a query: a row for each node that leads to nothing.</summary>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and latest creation do not matter here.</param>
    public string Leaves(LineageQuery? query = null) => Ends(query ?? LineageQuery.Lineage, "Upstream");

    /// <summary>Returns <see cref="LineageGraph.Cycles"/> as a query: a row <c>Cycle</c> for each set of nodes that lead to one another.</summary>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>. Only its roles and confidence matter here.</param>
    public string Cycles(LineageQuery? query = null) => Text(
        LetNodes,
        LetEdges(query ?? LineageQuery.Lineage),
        "let Looped = Edges | where Upstream == Downstream | distinct Upstream;",
        "Edges",
        "| make-graph Upstream --> Downstream with Nodes on Id",
        "| graph-mark-components kind = strong with_component_id = Component",
        "| graph-to-table nodes",
        "| extend Loops = Id in (Looped)",
        "| summarize Size = count(), Loops = countif(Loops), Cycle = array_sort_asc(make_list(Id)) by Component",
        "| where Size > 1 or Loops > 0",
        "| project Cycle, First = tostring(Cycle[0])",
        "| sort by First asc",
        "| project Cycle");

    private string Ends(LineageQuery query, string end) => Text(
        LetNodes,
        LetEdges(query),
        "Nodes",
        $"| join kind=leftanti (Edges | where Upstream != Downstream) on $left.Id == $right.{end}",
        $"| project {Columns}{Returned(query)}",
        "| sort by Id asc");

    /// <summary>Names what has another common node downstream; nodes of one cycle are equally near.</summary>
    private string Farther(LineageQuery query, string walk) => $$"""
        let CommonIds = toscalar(Common | summarize make_set(Id));
        let Ordered = {{Graph}}
        | graph-shortest-paths output = any (reached)-[{{walk}}]->(nearer)
            where {{All(["reached.Id in (CommonIds)", "nearer.Id in (CommonIds)", .. PathConditions(query)])}}
            project Id = reached.Id, Nearer = nearer.Id;
        let Farther = Ordered
        | where Id != Nearer
        | join kind=leftanti (Ordered | project Id = Nearer, Nearer = Id) on Id, Nearer;
        """.ReplaceLineEndings("\n");
}

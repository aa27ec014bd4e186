namespace MLGovernance.Lineage;

public sealed partial record LineageKql
{
    /// <summary>Returns <see cref="LineageGraph.Upstream"/> as a query: a row for each node, with its <c>Distance</c>, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>.</param>
    public string Upstream(AssetId id, LineageQuery? query = null) => Reach(id, query ?? LineageQuery.Lineage, LineageDirection.Upstream);

    /// <summary>Returns <see cref="LineageGraph.Downstream"/> as a query: a row for each node, with its <c>Distance</c>, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>.</param>
    public string Downstream(AssetId id, LineageQuery? query = null) => Reach(id, query ?? LineageQuery.Lineage, LineageDirection.Downstream);

    /// <summary>Returns <see cref="LineageGraph.Impact"/> as a query: a row for each node, with its <c>Distance</c>, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Impact"/>.</param>
    public string Impact(AssetId id, LineageQuery? query = null) => Reach(id, query ?? LineageQuery.Impact, LineageDirection.Downstream);

    /// <summary>Returns <see cref="LineageGraph.ImpactCounts"/> as a query: a row <c>Source, Count</c> for each node.</summary>
    /// <param name="ids">The nodes' identities.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public string ImpactCounts(IReadOnlyList<AssetId> ids) => Text(
        LetNodes,
        LetEdgesOfTables(LineageQuery.Impact),
        $"let Touched = {Touched(ids)}\n| summarize Touches = count() by Source;",
        "Nodes",
        $"| where Id in {Ids(ids)}",
        "| join kind=leftouter Touched on $left.Id == $right.Source",
        "| project Source = Id, Count = coalesce(Touches, 0)",
        "| sort by Count desc, Source asc");

    /// <summary>Returns <see cref="LineageGraph.ImpactOf"/> as a query: a row <c>Source, Id</c> for each node and each other that it touches.</summary>
    /// <param name="ids">The nodes' identities.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public string ImpactOf(IReadOnlyList<AssetId> ids) => Text(
        Before(LineageQuery.Impact),
        Touched(ids),
        "| sort by Source asc, Id asc");

    private string? LetEdgesOfTables(LineageQuery query) => _graph is null ? LetEdges(query) : null;

    private string Touched(IReadOnlyList<AssetId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Count == 0
            ? throw new ArgumentException("Give at least one identity.", nameof(ids))
            : $"{Graph}\n| graph-shortest-paths output = any (source)-[path*1..{Hops(LineageQuery.Impact)}]->(reached)\n"
                + $"    where source.Id in {Ids(ids)}\n    project Source = source.Id, {Projected("reached")}\n| where Source != Id";
    }

    private string Reach(AssetId id, LineageQuery query, LineageDirection direction) => Text(
        Before(query),
        Graph,
        direction == LineageDirection.Upstream
            ? $"| graph-shortest-paths output = any (reached)-[path*1..{Hops(query)}]->(start)"
            : $"| graph-shortest-paths output = any (start)-[path*1..{Hops(query)}]->(reached)",
        "    where " + All([$"start.Id == {KqlText.Literal(id.Value)}", .. PathConditions(query), InnerAdmitted(query), Admitted(query, "reached.")]),
        $"    project {Projected("reached")}, Roles = map(path, Role)",
        $"| where Id != {KqlText.Literal(id.Value)}{Returned(query)}",
        $"| project {Columns}, Distance = array_length(Roles)",
        "| sort by Distance asc, Id asc" + (query.MaxDepth < 1 ? "\n| take 0" : string.Empty));
}

namespace MLGovernance.Lineage;

public sealed partial record LineageKql
{
    private const string PathColumns =
        "Nodes = array_concat(pack_array(origin.Id), map(inner_nodes(path), Id), pack_array(target.Id)), Roles = map(path, Role), Confidences = map(path, Confidence)";

    /// <summary>Returns <see cref="LineageGraph.ShortestPath"/> as a query: at most one row <c>Length, Nodes, Roles, Confidences</c>.</summary>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>. Its kinds, scope and earliest creation do not matter here.</param>
    /// <remarks>Where several edges join two nodes, the tables give the surest of them; a graph model gives any.</remarks>
    public string ShortestPath(AssetId from, AssetId to, LineageQuery? query = null)
    {
        query ??= LineageQuery.Lineage;
        return from == to ? Itself(from) : Text(
            Before(query, surestOnly: true),
            Graph,
            Pattern("graph-shortest-paths output = any", from, to, query),
            "| project Length = array_length(Roles), Nodes, Roles, Confidences",
            $"| take {(query.MaxDepth < 1 ? 0 : 1)}");
    }

    /// <summary>Returns <see cref="LineageGraph.Paths"/> as a query: a row <c>Length, Nodes, Roles, Confidences</c> for each simple path, shortest first.</summary>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>. Its kinds, scope and earliest creation do not matter here.</param>
    /// <param name="limit">The greatest number of paths to return. Kusto finds all before it cuts, so set <see cref="LineageQuery.MaxDepth"/> too.</param>
    public string Paths(AssetId from, AssetId to, LineageQuery? query = null, int limit = 100)
    {
        query ??= LineageQuery.Lineage;
        return from == to && limit > 0 && query.MaxDepth >= 0 ? Itself(from) : Text(
            Before(query, surestOnly: true),
            Graph,
            Pattern("graph-match cycles = none", from, to, query),
            "| extend Length = array_length(Roles), Key = tostring(Nodes)",
            _graph is null ? null : "| extend Doubt = countof(tostring(Confidences), \"Derived\") + 2 * countof(tostring(Confidences), \"Assumed\")\n| summarize arg_min(Doubt, Length, Nodes, Roles, Confidences) by Key",
            "| sort by Length asc, Key asc",
            $"| take {(query.MaxDepth < 1 ? 0 : Math.Max(0, limit))}",
            "| project Length, Nodes, Roles, Confidences");
    }

    /// <summary>Returns <see cref="LineageGraph.Leads"/> as a query: one row <c>Leads</c>.</summary>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>.</param>
    public string Leads(AssetId from, AssetId to, LineageQuery? query = null) =>
        ShortestPath(from, to, query) + "| count\n| project Leads = Count > 0\n";

    private string Itself(AssetId id) => Text(
        LetNodes,
        "Nodes",
        $"| where Id == {KqlText.Literal(id.Value)}",
        "| project Length = 0, Nodes = pack_array(Id), Roles = dynamic([]), Confidences = dynamic([])");

    private string Pattern(string match, AssetId from, AssetId to, LineageQuery query) =>
        $"| {match} (origin)-[path*1..{Hops(query)}]->(target)\n    where "
        + All([$"origin.Id == {KqlText.Literal(from.Value)}", $"target.Id == {KqlText.Literal(to.Value)}", .. PathConditions(query), InnerAdmitted(query)])
        + $"\n    project {PathColumns}";
}

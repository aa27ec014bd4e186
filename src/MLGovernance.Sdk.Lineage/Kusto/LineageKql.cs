namespace MLGovernance.Lineage;

/// <summary>
/// The questions of <see cref="LineageGraph"/> as texts of the Kusto query language, for an estate that lives in Azure Data Explorer: the
/// same members, the same <see cref="LineageQuery"/>, a table of rows for an answer.
/// </summary>
/// <remarks>
/// Every value is written as an escaped literal and every name is fixed, so no identity can change what a query does. The texts need the
/// schema of <see cref="LineageTables"/>. A node that the snapshot lacks gives no rows, where <see cref="LineageGraph"/> throws.
/// <c>Indispensable</c>, <c>Dependences</c> and <c>TopologicalOrder</c> have no counterpart in Kusto's graph operators.
/// </remarks>
public sealed partial record LineageKql
{
    private const string Columns = "Id, Kind, DisplayName, State, Scope, CreatedAt";
    private readonly string? _graph;

    private LineageKql(string? graph) => _graph = graph;

    /// <summary>Gets texts that build the graph from the newest snapshot's rows in each query (<c>make-graph</c>).</summary>
    public static LineageKql OverTables { get; } = new((string?)null);

    /// <summary>Gets the moment of which the tables are read: the newest snapshot at or before it. Null is now. A graph model has its own moment.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>
    /// Gets how many edges a walk follows where the query sets no <see cref="LineageQuery.MaxDepth"/>; Kusto's patterns demand a bound. An
    /// answer with a <c>Distance</c> of this length may have been cut. The default is 256.
    /// </summary>
    public int MaxHops { get; init; } = 256;

    /// <summary>Returns texts that ask the graph model (<c>graph("MLGovernanceLineage")</c>), which Kusto keeps built.</summary>
    /// <param name="snapshot">The name of a graph snapshot; null asks the newest.</param>
    public static LineageKql OverGraphModel(string? snapshot = null) => new(snapshot is null
        ? $"graph(\"{LineageTables.GraphModel}\")"
        : $"graph(\"{LineageTables.GraphModel}\", {KqlText.Literal(snapshot)})");

    /// <summary>Gives the node table of the source, as a statement that names it.</summary>
    private string LetNodes => _graph is null
        ? $"let Nodes = {LineageTables.NodesAt}({Moment(AsOf)});"
        : $"let Nodes = {_graph}\n| graph-match (node)\n    project {Projected("node")};";

    /// <summary>Gives the edges that a query follows, as a statement that names them.</summary>
    private string LetEdges(LineageQuery query, bool surestOnly = false)
    {
        string edges = _graph is null
            ? $"{LineageTables.EdgesAt}({Moment(AsOf)})"
            : $"{_graph}\n| graph-match (upstream)-[edge]->(downstream)\n    project Upstream = upstream.Id, Downstream = downstream.Id, Role = edge.Role, Confidence = edge.Confidence";
        string surest = surestOnly
            ? "\n| extend Doubt = case(Confidence == \"Stated\", 0, Confidence == \"Derived\", 1, 2)\n| summarize arg_min(Doubt, Role, Confidence) by Upstream, Downstream"
            : string.Empty;
        return $"let Edges = {edges}{Where(EdgeConditions(query))}{surest};";
    }

    /// <summary>Gives the statements that a graph expression needs before it; none for a graph model.</summary>
    private string? Before(LineageQuery query, bool surestOnly = false) => _graph is null ? $"{LetNodes}\n{LetEdges(query, surestOnly)}" : null;

    private string Graph => _graph ?? "Edges\n| make-graph Upstream --> Downstream with Nodes on Id";

    private int Hops(LineageQuery query) => query.MaxDepth == int.MaxValue ? Math.Max(1, MaxHops) : Math.Max(1, query.MaxDepth);

    /// <summary>Gives the part of a pattern's condition that keeps a path to the edges a query follows; a graph made of just those needs none.</summary>
    private IEnumerable<string> PathConditions(LineageQuery query)
    {
        string[] edges = _graph is null ? [] : [.. EdgeConditions(query)];
        return edges.Length == 0 ? [] : [$"all(path, {string.Join(" and ", edges)})"];
    }

    private static IEnumerable<string> EdgeConditions(LineageQuery query)
    {
        if (query.Roles != LineageRoleSet.All)
        {
            string[] roles = [.. Enum.GetValues<LineageRole>().Where(query.Roles.Contains).Select(role => role.ToString())];
            yield return roles.Length == 0 ? "false" : $"Role in {KqlText.List(roles)}";
        }

        if (query.WeakestConfidence != EdgeConfidence.Assumed)
        {
            yield return $"Confidence in {KqlText.List(Enum.GetValues<EdgeConfidence>().Where(confidence => confidence <= query.WeakestConfidence).Select(confidence => confidence.ToString()))}";
        }
    }

    /// <summary>Gives the condition of a node that a walk enters: created in time, or nobody tells when.</summary>
    private static string? Admitted(LineageQuery query, string prefix = "") => query.CreatedUntil is { } until
        ? $"(isnull({prefix}CreatedAt) or {prefix}CreatedAt <= {KqlText.Literal(until)})"
        : null;

    private static string? InnerAdmitted(LineageQuery query) => Admitted(query) is { } admitted ? $"all(inner_nodes(path), {admitted})" : null;

    /// <summary>Gives the lines that keep the nodes a query returns.</summary>
    private static string Returned(LineageQuery query) => Where(
    [
        query.Kinds.IsDefaultOrEmpty ? null : $"Kind in {KqlText.List(query.Kinds.Select(kind => kind.Name))}",
        query.Scope is { } scope ? $"Scope == {KqlText.Literal(scope.Value)}" : null,
        query.CreatedFrom is { } from ? $"CreatedAt >= {KqlText.Literal(from)}" : null,
    ]);

    private static string Where(IEnumerable<string?> conditions) =>
        string.Concat(conditions.Where(condition => condition is not null).Select(condition => $"\n| where {condition}"));

    private static string All(IEnumerable<string?> conditions) => string.Join("\n      and ", conditions.Where(condition => condition is not null));

    private static string Projected(string node) =>
        string.Join(", ", Columns.Split(", ").Select(column => $"{column} = {node}.{column}"));

    private static string Moment(DateTimeOffset? moment) => moment is { } at ? KqlText.Literal(at) : "now()";

    private static string Ids(IEnumerable<AssetId> ids) => KqlText.List(ids.Select(id => id.Value));

    private static string Text(params ReadOnlySpan<string?> parts) => string.Join('\n', [.. parts.ToArray().Where(part => part is not null), string.Empty]);
}

using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>
/// The schema of lineage in Azure Data Explorer: three tables, functions that read them as they were at a moment, and a graph model. One
/// database holds the snapshots of one estate.
/// </summary>
/// <remarks>
/// Tables only grow: each export adds a snapshot. A snapshot counts from the moment its row in <see cref="Snapshots"/> is there, so ingest
/// that row last, and no query sees a half-loaded one.
/// </remarks>
public static class LineageTables
{
    /// <summary>The name of the graph model.</summary>
    public const string GraphModel = "MLGovernanceLineage";

    internal const string SnapshotAt = "LineageSnapshotAt";
    internal const string NodesAt = "LineageNodesAt";
    internal const string EdgesAt = "LineageEdgesAt";

    private const string Moment = "SnapshotAt == toscalar(LineageSnapshots | where SnapshotAt <= at | summarize max(SnapshotAt))";

    /// <summary>Gets the table of snapshots: when each was taken, what it holds, and what could not be read.</summary>
    public static KustoTable Snapshots { get; } = new("LineageSnapshots", "A snapshot of the estate that has been ingested whole.",
    [
        new("SnapshotAt", KustoType.DateTime), new("ContentHash"), new("Nodes", KustoType.Long), new("Edges", KustoType.Long), new("Gaps", KustoType.Dynamic),
    ]);

    /// <summary>Gets the table of nodes: assets with what a catalogue shows of them, and the places they refer to.</summary>
    public static KustoTable Nodes { get; } = new("LineageNodes", "A node of the lineage graph in one snapshot.",
    [
        new("SnapshotAt", KustoType.DateTime), new("Id"), new("Kind"), new("Name"), new("Version"), new("DisplayName"), new("State"), new("Scope"),
        new("Subscription"), new("ResourceGroup"), new("Location"), new("CreatedAt", KustoType.DateTime), new("ModifiedAt", KustoType.DateTime),
        new("IsArchived", KustoType.Bool), new("Tags", KustoType.Dynamic), new("Attributes", KustoType.Dynamic), new("ContentHash"),
    ]);

    /// <summary>Gets the table of edges, which run downstream, each with what stated it.</summary>
    public static KustoTable Edges { get; } = new("LineageEdges", "An edge of the lineage graph in one snapshot; it runs downstream.",
    [
        new("SnapshotAt", KustoType.DateTime), new("Upstream"), new("Downstream"), new("Role"), new("Confidence"), new("StatedBy"), new("Pointer"), new("Inference"),
    ]);

    /// <summary>Gets the commands that make the tables, their mappings, the functions and the graph model, in order. Run again, they change nothing.</summary>
    public static ImmutableArray<string> Commands =>
    [
        .. Snapshots.Commands, .. Nodes.Commands, .. Edges.Commands,
        Function(SnapshotAt, "The newest snapshot that was taken at or before a moment.", "LineageSnapshots | where SnapshotAt <= at | top 1 by SnapshotAt desc"),
        Function(NodesAt, "The nodes of the newest snapshot at or before a moment.", $"LineageNodes | where {Moment}"),
        Function(EdgesAt, "The edges of the newest snapshot at or before a moment.", $"LineageEdges | where {Moment}"),
        Model(),
    ];

    /// <summary>Returns the command that makes a function which reads a table as of a moment, as those for nodes and edges do.</summary>
    /// <param name="table">A table with a column <c>SnapshotAt</c>.</param>
    /// <returns>The command; the function has the table's name with <c>At</c>.</returns>
    public static string AsOfFunction(KustoTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Function(table.Name + "At", "The rows of the newest snapshot at or before a moment.", $"{table.Name} | where {Moment}");
    }

    /// <summary>Returns the command that materializes the graph model, so that queries over it do not build the graph each time.</summary>
    /// <param name="takenAt">When the newest snapshot was taken.</param>
    public static string MakeGraphSnapshot(DateTimeOffset takenAt) => $".make async graph_snapshot {GraphSnapshotName(takenAt)} from {GraphModel}";

    /// <summary>Returns the name of the graph snapshot that <see cref="MakeGraphSnapshot"/> makes.</summary>
    /// <param name="takenAt">When the snapshot was taken.</param>
    public static string GraphSnapshotName(DateTimeOffset takenAt) => $"S{takenAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";

    private static string Function(string name, string description, string body) =>
        $".create-or-alter function with (docstring = {KqlText.Literal(description)}, folder = \"MLGovernance\") {name}(at:datetime)\n{{\n    {body}\n}}";

    private static string Model() => $$"""
        .create-or-alter graph_model {{GraphModel}} ```
        {
          "Schema": {
            "Nodes": { "Asset": {{{Properties(Nodes)}}} },
            "Edges": { "Lineage": {{{Properties(Edges)}}} }
          },
          "Definition": {
            "Steps": [
              { "Kind": "AddNodes", "Query": "{{NodesAt}}(now())", "NodeIdColumn": "Id", "Labels": ["Asset"], "LabelsColumn": "Kind" },
              { "Kind": "AddEdges", "Query": "{{EdgesAt}}(now())", "SourceColumn": "Upstream", "TargetColumn": "Downstream", "Labels": ["Lineage"], "LabelsColumn": "Role" }
            ]
          }
        }
        ```
        """.ReplaceLineEndings("\n");

    private static string Properties(KustoTable table) =>
        string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\": \"{KustoTable.TypeName(column.Type)}\""));
}

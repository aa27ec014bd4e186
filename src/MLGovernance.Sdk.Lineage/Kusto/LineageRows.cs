using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>A graph as rows of the <see cref="LineageTables"/>.</summary>
public static class LineageRows
{
    /// <summary>Returns the row of <see cref="LineageTables.Snapshots"/>. Ingest it after the others.</summary>
    /// <param name="graph">The graph.</param>
    public static IEnumerable<IReadOnlyList<string?>> Snapshots(LineageGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        string gaps = Json(writer =>
        {
            writer.WriteStartArray();
            foreach (EstateIssue issue in graph.Snapshot.Issues.Where(issue => !issue.IsNote))
            {
                writer.WriteStartObject();
                writer.WriteString("Kind", issue.Kind);
                writer.WriteString("Scope", issue.Scope?.Value);
                writer.WriteString("Code", issue.Code);
                writer.WriteString("Location", issue.Location);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
        return [[At(graph), graph.Snapshot.ContentHash, Number(graph.NodeCount), Number(graph.EdgeCount), gaps]];
    }

    /// <summary>Returns the rows of <see cref="LineageTables.Nodes"/>, made one by one as they are read.</summary>
    /// <param name="graph">The graph.</param>
    public static IEnumerable<IReadOnlyList<string?>> Nodes(LineageGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Enumerable.Range(0, graph.NodeCount).Select(node => Row(graph[node]));
    }

    /// <summary>Returns the rows of <see cref="LineageTables.Edges"/>, made one by one as they are read.</summary>
    /// <param name="graph">The graph.</param>
    public static IEnumerable<IReadOnlyList<string?>> Edges(LineageGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.AllEdges.Select(edge =>
        {
            EdgeProvenance provenance = edge.Provenance;
            return (IReadOnlyList<string?>)
            [
                At(graph), edge.Upstream.Id.Value, edge.Downstream.Id.Value, edge.Role.ToString(), edge.Confidence.ToString(),
                provenance.StatedBy.Id.Value, provenance.Pointer, provenance.Inference.ToString(),
            ];
        });
    }

    private static IReadOnlyList<string?> Row(LineageNode node)
    {
        (AssetId id, Asset? asset) = (node.Id, node.Asset);
        return
        [
            At(node.Graph), id.Value, node.Kind.Name, id.Name, id.Version, node.DisplayName, node.State.ToString(), id.Scope?.Value,
            id.SubscriptionId, id.ResourceGroup, asset?.Location, Time(asset?.CreatedAt), Time(asset?.ModifiedAt),
            asset is null ? null : asset.IsArchived ? "true" : "false",
            asset is null ? null : Tags(asset), asset is null ? null : Attributes(asset),
            asset is null ? null : node.Graph.Snapshot.ContentHashOf(node.Index).ToString("x16", CultureInfo.InvariantCulture),
        ];
    }

    private static string Tags(Asset asset) => Json(writer =>
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, string> tag in asset.Tags)
        {
            writer.WriteString(tag.Key, tag.Value);
        }

        writer.WriteEndObject();
    });

    private static string Attributes(Asset asset) => Json(writer =>
    {
        writer.WriteStartObject();
        foreach (AssetProperty attribute in asset.Kind.Attributes)
        {
            if (asset[attribute.Path] is { } value)
            {
                writer.WritePropertyName(attribute.Name);
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string At(LineageGraph graph) => KqlText.Iso(graph.Snapshot.TakenAt);

    private static string? Time(DateTimeOffset? time) => time is { } known ? KqlText.Iso(known) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

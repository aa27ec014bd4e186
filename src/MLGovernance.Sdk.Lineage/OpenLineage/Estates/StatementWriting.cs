using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>Writes statements in the form that <see cref="AssetKind.References"/> and <see cref="AssetKind.ColumnEdgesPath"/> of their kinds read.</summary>
internal sealed class StatementWriting(Utf8JsonWriter writer, DatasetAliases names)
{
    internal void Write(EventStatements statements)
    {
        (EdgeMeaning Meaning, AssetId Upstream, AssetId Downstream, string Location)[] edges = [.. Edges(statements)];
        Write("edges", edges.Where(edge => !edge.Meaning.IsAssumed));
        if (edges.Any(edge => edge.Meaning.IsAssumed))
        {
            Write("assumedEdges", edges.Where(edge => edge.Meaning.IsAssumed));
        }

        writer.WriteStartArray("columns");
        foreach ((ColumnStatement column, AssetId upstream, AssetId downstream, string location) in Columns(statements))
        {
            writer.WriteStartObject();
            writer.WriteString("upstream", upstream.Value);
            writer.WriteString("upstreamColumn", column.UpstreamColumn);
            writer.WriteString("downstream", downstream.Value);
            writer.WriteString("downstreamColumn", column.DownstreamColumn);
            if (column.Transformation is { } transformation)
            {
                writer.WriteString("transformation", transformation);
            }

            writer.WriteBoolean("masking", column.IsMasking);
            writer.WriteString("location", location);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void Write(string name, IEnumerable<(EdgeMeaning Meaning, AssetId Upstream, AssetId Downstream, string Location)> edges)
    {
        writer.WriteStartObject(name);
        foreach (IGrouping<LineageRole, (EdgeMeaning Meaning, AssetId Upstream, AssetId Downstream, string Location)> role in edges.GroupBy(edge => edge.Meaning.Role))
        {
            writer.WriteStartArray(role.Key.ToString());
            foreach ((_, AssetId upstream, AssetId downstream, string location) in role)
            {
                writer.WriteStartObject();
                writer.WriteString("upstream", upstream.Value);
                writer.WriteString("downstream", downstream.Value);
                writer.WriteString("location", location);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns the edges between what the names mean, each once, with the first of the places that state it.</summary>
    private IEnumerable<(EdgeMeaning Meaning, AssetId Upstream, AssetId Downstream, string Location)> Edges(EventStatements statements) =>
        statements.Edges
            .Select(edge => (edge.Meaning, Upstream: names.Resolve(edge.Upstream), Downstream: names.Resolve(edge.Downstream), edge.Location))
            .Where(edge => edge.Upstream != edge.Downstream)
            .OrderBy(edge => edge.Meaning.Role).ThenBy(edge => edge.Upstream).ThenBy(edge => edge.Downstream)
            .ThenBy(edge => edge.Meaning.IsAssumed).ThenBy(edge => edge.Location, StringComparer.Ordinal)
            .DistinctBy(edge => (edge.Meaning.Role, edge.Upstream, edge.Downstream));

    private IEnumerable<(ColumnStatement Column, AssetId Upstream, AssetId Downstream, string Location)> Columns(EventStatements statements) =>
        statements.Columns
            .Select(column => (column.Column, Upstream: names.Resolve(column.Column.Upstream), Downstream: names.Resolve(column.Column.Downstream), column.Location))
            .OrderBy(column => column.Downstream).ThenBy(column => column.Column.DownstreamColumn, StringComparer.Ordinal)
            .ThenBy(column => column.Upstream).ThenBy(column => column.Column.UpstreamColumn, StringComparer.Ordinal)
            .ThenBy(column => column.Column.Transformation, StringComparer.Ordinal).ThenBy(column => column.Column.IsMasking)
            .ThenBy(column => column.Location, StringComparer.Ordinal)
            .DistinctBy(column => (column.Upstream, column.Column.UpstreamColumn, column.Downstream, column.Column.DownstreamColumn, column.Column.Transformation, column.Column.IsMasking));
}

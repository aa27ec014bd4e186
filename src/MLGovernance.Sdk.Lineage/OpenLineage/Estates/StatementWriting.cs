using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>Writes statements in the form that <see cref="AssetKind.References"/> and <see cref="AssetKind.ColumnEdgesPath"/> of their kinds read.</summary>
internal sealed class StatementWriting(Utf8JsonWriter writer, DatasetAliases names)
{
    internal void Write(EventStatements statements)
    {
        writer.WriteStartObject("edges");
        foreach (IGrouping<LineageRole, (LineageRole Role, AssetId Upstream, AssetId Downstream, string Location)> role in Edges(statements).GroupBy(edge => edge.Role))
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

    /// <summary>Returns the edges between what the names mean, each once, with the first of the places that state it.</summary>
    private IEnumerable<(LineageRole Role, AssetId Upstream, AssetId Downstream, string Location)> Edges(EventStatements statements) =>
        statements.Edges
            .Select(edge => (edge.Key.Role, Upstream: names.Resolve(edge.Key.Upstream), Downstream: names.Resolve(edge.Key.Downstream), Location: edge.Value))
            .Where(edge => edge.Upstream != edge.Downstream)
            .OrderBy(edge => edge.Role).ThenBy(edge => edge.Upstream).ThenBy(edge => edge.Downstream).ThenBy(edge => edge.Location, StringComparer.Ordinal)
            .DistinctBy(edge => (edge.Role, edge.Upstream, edge.Downstream));

    private IEnumerable<(ColumnStatement Column, AssetId Upstream, AssetId Downstream, string Location)> Columns(EventStatements statements) =>
        statements.Columns
            .Select(column => (Column: column.Key, Upstream: names.Resolve(column.Key.Upstream), Downstream: names.Resolve(column.Key.Downstream), Location: column.Value))
            .OrderBy(column => column.Downstream).ThenBy(column => column.Column.DownstreamColumn, StringComparer.Ordinal)
            .ThenBy(column => column.Upstream).ThenBy(column => column.Column.UpstreamColumn, StringComparer.Ordinal)
            .ThenBy(column => column.Column.Transformation, StringComparer.Ordinal).ThenBy(column => column.Column.IsMasking)
            .ThenBy(column => column.Location, StringComparer.Ordinal)
            .DistinctBy(column => (column.Upstream, column.Column.UpstreamColumn, column.Downstream, column.Column.DownstreamColumn, column.Column.Transformation, column.Column.IsMasking));
}

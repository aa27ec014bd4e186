using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Tests;

public sealed class LineageRowsTests
{
    private static readonly LineageGraph Graph = LineageGraphBuilder.Build(new TestEstate()
        .Add("data/a/versions/1", """{"dataUri":"s3://bucket/it's \"odd\",\n<b>.csv","tags":{"=owner":"risk, \"A\""},"isArchived":true}""", "2025-04-01")
        .Add("jobs/j", """{"inputs":{"x":{"uri":"azureml:a:1"},"y":{"uri":"s3://bucket/raw.csv"}}}""")
        .Build());

    [Fact]
    public void Ndjson_EachLine_IsAnObjectOfTheTablesColumns()
    {
        foreach ((KustoTable table, IEnumerable<IReadOnlyList<string?>> rows) in Tables())
        {
            JsonElement[] lines = Lines(table, rows);

            Assert.Equal(rows.Count(), lines.Length);
            Assert.All(lines, line => Assert.Subset(
                table.Columns.Select(column => column.Name).ToHashSet(), line.EnumerateObject().Select(member => member.Name).ToHashSet()));
            Assert.All(lines, line => Assert.Equal(Graph.Snapshot.TakenAt, line.GetProperty("SnapshotAt").GetDateTimeOffset()));
        }
    }

    [Fact]
    public void Nodes_Asset_HasWhatACatalogueShows()
    {
        JsonElement row = Lines(LineageTables.Nodes, LineageRows.Nodes(Graph)).Single(line => line.GetProperty("Kind").GetString() == "dataVersion");

        Assert.Equal(TestEstate.Id("data/a/versions/1").Value, row.GetProperty("Id").GetString());
        Assert.Equal("a", row.GetProperty("Name").GetString());
        Assert.Equal("1", row.GetProperty("Version").GetString());
        Assert.Equal("rg", row.GetProperty("ResourceGroup").GetString());
        Assert.Equal("5a3e0000-0000-4000-8000-000000000001", row.GetProperty("Subscription").GetString());
        Assert.Equal(AssetId.Parse(TestEstate.Workspace).Value, row.GetProperty("Scope").GetString());
        Assert.Equal("2025-04-01T00:00:00.0000000Z", row.GetProperty("CreatedAt").GetString());
        Assert.False(row.TryGetProperty("ModifiedAt", out _));
        Assert.True(row.GetProperty("IsArchived").GetBoolean());
        Assert.Equal("risk, \"A\"", row.GetProperty("Tags").GetProperty("=owner").GetString());
        Assert.Contains("odd", row.GetProperty("Attributes").GetProperty("dataUri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_WithoutAsset_SaySo()
    {
        JsonElement[] places = [.. Lines(LineageTables.Nodes, LineageRows.Nodes(Graph)).Where(line => line.GetProperty("State").GetString() != "Asset")];

        Assert.NotEmpty(places);
        Assert.All(places, row => Assert.False(row.TryGetProperty("IsArchived", out _) || row.TryGetProperty("Tags", out _) || row.TryGetProperty("ContentHash", out _)));
    }

    [Fact]
    public void Edges_EndAtNodes()
    {
        HashSet<string?> nodes = [.. Lines(LineageTables.Nodes, LineageRows.Nodes(Graph)).Select(line => line.GetProperty("Id").GetString())];
        JsonElement[] edges = Lines(LineageTables.Edges, LineageRows.Edges(Graph));

        Assert.Equal(Graph.EdgeCount, edges.Length);
        Assert.All(edges, edge => Assert.Contains(edge.GetProperty("Upstream").GetString(), nodes));
        Assert.All(edges, edge => Assert.Contains(edge.GetProperty("Downstream").GetString(), nodes));
        Assert.All(edges, edge => Assert.Contains(edge.GetProperty("StatedBy").GetString(), nodes));
        Assert.Contains(edges, edge => edge.GetProperty("Role").GetString() == "Consumes" && edge.GetProperty("Pointer").GetString() == "/properties/inputs/x/uri");
    }

    [Fact]
    public void Snapshots_NameWhatCouldNotBeRead()
    {
        var builder = new EstateSnapshotBuilder();
        builder.AddIssue(new EstateIssue { Code = "forbidden", Message = "m", Location = "/jobs", Kind = "job", Scope = AssetId.Parse(TestEstate.Workspace) });
        builder.AddIssue(new EstateIssue { Code = "note", Message = "m", Location = "/x", IsNote = true });
        LineageGraph graph = LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));

        JsonElement gap = Assert.Single(Assert.Single(Lines(LineageTables.Snapshots, LineageRows.Snapshots(graph))).GetProperty("Gaps").EnumerateArray());

        Assert.Equal("job", gap.GetProperty("Kind").GetString());
        Assert.Equal(AssetId.Parse(TestEstate.Workspace).Value, gap.GetProperty("Scope").GetString());
    }

    [Fact]
    public void Csv_Rows_HaveTheMappingsCellsInOrder()
    {
        foreach ((KustoTable table, IEnumerable<IReadOnlyList<string?>> rows) in Tables())
        {
            var text = new StringWriter();
            table.WriteCsv(rows, text);
            var cells = new List<List<string>>();
            using var reader = new StringReader(text.ToString());
            while (Csv.Next(reader) is { } row)
            {
                cells.Add(row);
            }

            Assert.Equal(table.Columns.Select(column => column.Name), cells[0]);
            Assert.Equal(rows.Select(row => row.Select(cell => cell ?? string.Empty)), cells[1..]);
        }
    }

    [Fact]
    public void Row_OfAnotherTable_IsRefused() =>
        Assert.Throws<ArgumentException>(() => LineageTables.Nodes.WriteNdjson(LineageRows.Edges(Graph), Stream.Null));

    private static IEnumerable<(KustoTable Table, IEnumerable<IReadOnlyList<string?>> Rows)> Tables() =>
    [
        (LineageTables.Snapshots, LineageRows.Snapshots(Graph)), (LineageTables.Nodes, LineageRows.Nodes(Graph)), (LineageTables.Edges, LineageRows.Edges(Graph)),
    ];

    private static JsonElement[] Lines(KustoTable table, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var buffer = new MemoryStream();
        table.WriteNdjson(rows, buffer);
        return [.. System.Text.Encoding.UTF8.GetString(buffer.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    /// <summary>A plain reader of RFC 4180, for comparison.</summary>
    private static class Csv
    {
        internal static List<string>? Next(StringReader input)
        {
            if (input.Peek() < 0)
            {
                return null;
            }

            List<string> cells = [];
            do
            {
                cells.Add(Cell(input));
            }
            while (input.Read() == ',');
            input.Read(); // the line feed after the carriage return
            return cells;
        }

        private static string Cell(StringReader input)
        {
            var cell = new System.Text.StringBuilder();
            if (input.Peek() != '"')
            {
                while (input.Peek() is >= 0 and not ',' and not '\r')
                {
                    cell.Append((char)input.Read());
                }

                return cell.ToString();
            }

            for (input.Read(); ; cell.Append((char)input.Read()))
            {
                if (input.Peek() == '"')
                {
                    input.Read();
                    if (input.Peek() != '"')
                    {
                        return cell.ToString();
                    }
                }
            }
        }
    }
}

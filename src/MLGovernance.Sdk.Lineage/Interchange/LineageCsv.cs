using System.Text;

namespace MLGovernance.Lineage;

/// <summary>
/// Lineage as a CSV edge list (RFC 4180): <c>upstream,upstreamKind,upstreamName,downstream,downstreamKind,downstreamName,role,confidence</c>.
/// A node without edges has a row whose second half is empty. Cells that a spreadsheet would run as a formula start with an apostrophe.
/// </summary>
public static class LineageCsv
{
    private const string Header = "upstream,upstreamKind,upstreamName,downstream,downstreamKind,downstreamName,role,confidence";

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(LineageDocument document, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Header + "\r\n");
        HashSet<int> joined = [.. document.Edges.SelectMany(edge => (int[])[edge.Upstream, edge.Downstream])];
        for (int node = 0; node < document.Nodes.Length; node++)
        {
            if (!joined.Contains(node))
            {
                output.Write($"{Cells(document.Nodes[node])},,,,,\r\n");
            }
        }

        foreach (LineageDocumentEdge edge in document.Edges)
        {
            output.Write($"{Cells(document.Nodes[edge.Upstream])},{Cells(document.Nodes[edge.Downstream])},{edge.Role},{edge.Confidence}\r\n");
        }
    }

    /// <summary>Reads a document.</summary>
    /// <param name="input">The text.</param>
    /// <exception cref="FormatException">A row is not as <see cref="Write"/> makes it; the message names the line.</exception>
    public static LineageDocument Read(TextReader input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var reader = new CsvReader(input);
        if (reader.Next() is not { } header || string.Join(',', header) != Header)
        {
            throw new FormatException($"Line 1 must be the header '{Header}'.");
        }

        List<LineageDocumentNode> nodes = [];
        List<(AssetId, AssetId, LineageRole, EdgeConfidence)> edges = [];
        while (reader.Next() is { } row)
        {
            if (row.Count != 8)
            {
                throw new FormatException($"Line {reader.Line} has {row.Count} cells; expected 8.");
            }

            LineageDocumentNode upstream = Node(row, 0, reader.Line);
            nodes.Add(upstream);
            if (row[3].Length > 0)
            {
                LineageDocumentNode downstream = Node(row, 3, reader.Line);
                nodes.Add(downstream);
                edges.Add((upstream.Id, downstream.Id, Parse<LineageRole>(row[6], reader.Line), Parse<EdgeConfidence>(row[7], reader.Line)));
            }
        }

        return LineageDocument.Of(nodes, edges);
    }

    private static string Cells(LineageDocumentNode node) => $"{CsvText.Cell(node.Id.Value)},{CsvText.Cell(node.Kind)},{CsvText.Cell(node.Name)}";

    private static LineageDocumentNode Node(List<string> row, int first, int line) =>
        AssetId.TryParse(Plain(row[first]), null, out AssetId id, out string? error)
            ? new LineageDocumentNode(id, Plain(row[first + 1]), Plain(row[first + 2]))
            : throw new FormatException($"Line {line}: {error}");

    private static string Plain(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private static T Parse<T>(string text, int line)
        where T : struct, Enum =>
        Enum.TryParse(text, out T value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"Line {line}: '{text}' is no {typeof(T).Name}; expected one of {string.Join(", ", Enum.GetNames<T>())}.");

    /// <summary>Reads rows of cells, quoted ones too.</summary>
    private sealed class CsvReader(TextReader input)
    {
        internal int Line { get; private set; }

        internal List<string>? Next()
        {
            if (input.Peek() < 0)
            {
                return null;
            }

            Line++;
            List<string> cells = [];
            var cell = new StringBuilder();
            bool quoted = false;
            for (int next = input.Read(); next >= 0; next = input.Read())
            {
                char letter = (char)next;
                if (quoted)
                {
                    if (letter != '"')
                    {
                        cell.Append(letter);
                    }
                    else if (input.Peek() == '"')
                    {
                        cell.Append((char)input.Read());
                    }
                    else
                    {
                        quoted = false;
                    }
                }
                else if (letter == '"')
                {
                    quoted = true;
                }
                else if (letter == ',')
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else if (letter == '\n')
                {
                    break;
                }
                else if (letter != '\r')
                {
                    cell.Append(letter);
                }
            }

            cells.Add(cell.ToString());
            return quoted ? throw new FormatException($"Line {Line} ends inside a quoted cell.") : cells;
        }
    }
}

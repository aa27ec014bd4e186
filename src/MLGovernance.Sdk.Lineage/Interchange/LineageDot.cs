using System.Globalization;

namespace MLGovernance.Lineage;

/// <summary>Lineage in the DOT language of Graphviz.</summary>
public static class LineageDot
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(LineageDocument document, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("digraph lineage {\n  rankdir=LR;\n");
        for (int node = 0; node < document.Nodes.Length; node++)
        {
            LineageDocumentNode shown = document.Nodes[node];
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"  n{node} [label=\"{Text(shown.Name)}\", tooltip=\"{Text(shown.Id.Value)}\", shape={(shown.Kind == "job" ? "ellipse" : "box")}];\n"));
        }

        foreach (LineageDocumentEdge edge in document.Edges)
        {
            string style = edge.Confidence == EdgeConfidence.Assumed ? ", style=dashed" : string.Empty;
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  n{edge.Upstream} -> n{edge.Downstream} [label=\"{edge.Role}\"{style}];\n"));
        }

        output.Write("}\n");
    }

    private static string Text(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

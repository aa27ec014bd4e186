using System.Globalization;

namespace MLGovernance.Lineage;

/// <summary>Lineage as a Mermaid flowchart, for Markdown pages and pull requests.</summary>
public static class LineageMermaid
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document. Mermaid draws some hundred nodes well; cut larger ones by depth.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(LineageDocument document, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("flowchart LR\n");
        for (int node = 0; node < document.Nodes.Length; node++)
        {
            (string open, string close) = document.Nodes[node].Kind switch
            {
                "job" => ("([", "])"),
                "storagePath" or "dataVersion" => ("[(", ")]"),
                _ => ("[", "]"),
            };
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  n{node}{open}\"{Label(document.Nodes[node])}\"{close}\n"));
        }

        foreach (LineageDocumentEdge edge in document.Edges)
        {
            string arrow = edge.Confidence == EdgeConfidence.Assumed ? "-.->" : "-->";
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  n{edge.Upstream} {arrow}|{edge.Role}| n{edge.Downstream}\n"));
        }
    }

    /// <summary>Encodes all that could end a label or be taken for markup, as Mermaid's entity codes.</summary>
    private static string Label(LineageDocumentNode node) => string.Concat($"{node.Kind}: {node.Name}".Select(letter =>
        char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_' or '/' or ':' or '@'
            ? letter.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"#{(int)letter};")));
}

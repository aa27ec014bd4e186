using System.Globalization;
using System.Text;

namespace MLGovernance.Access;

/// <summary>Draws the chain of a leak as a Mermaid flowchart.</summary>
public static class PodLeakDiagram
{
    /// <summary>Writes one flowchart: a box a principal, key or place, an arrow a step.</summary>
    /// <param name="leak">The leak.</param>
    public static string ToMermaid(PodLeak leak)
    {
        ArgumentNullException.ThrowIfNull(leak);
        var boxes = new List<string>();
        var text = new StringBuilder("flowchart LR\n");
        foreach (ChainStep step in leak.Chain)
        {
            int from = Box(step.From, boxes, text);
            int to = Box(step.To, boxes, text);
            text.Append(CultureInfo.InvariantCulture, $"  n{from} -->|\"{Escape(step.How)}\"| n{to}\n");
        }

        return text.ToString();
    }

    private static int Box(string label, List<string> boxes, StringBuilder text)
    {
        int number = boxes.IndexOf(label);
        if (number < 0)
        {
            number = boxes.Count;
            boxes.Add(label);
            text.Append(CultureInfo.InvariantCulture, $"  n{number}[\"{Escape(label)}\"]\n");
        }

        return number;
    }

    /// <summary>Mermaid reads HTML entities in quoted labels; everything that could end the label or begin markup becomes one.</summary>
    private static string Escape(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (char c in label)
        {
            text.Append(c is '"' or '<' or '>' or '&' or '#' or '`' or '|' or '[' or ']' or '{' or '}' || char.IsControl(c) ? $"#{(int)c};" : c.ToString());
        }

        return text.ToString();
    }
}

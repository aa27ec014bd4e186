using System.Collections.Immutable;
using System.Text;

namespace MLGovernance.Lineage;

/// <summary>A chain of edges from one node to another: the proof that the one depends on the other.</summary>
public sealed class LineagePath
{
    internal LineagePath(LineageNode start, ImmutableArray<LineageEdge> edges)
    {
        Start = start;
        Edges = edges;
    }

    /// <summary>Gets the first node, the most upstream one.</summary>
    public LineageNode Start { get; }

    /// <summary>Gets the last node, the most downstream one.</summary>
    public LineageNode End => Edges.IsEmpty ? Start : Edges[^1].Downstream;

    /// <summary>Gets the edges, from upstream to downstream.</summary>
    public ImmutableArray<LineageEdge> Edges { get; }

    /// <summary>Gets the nodes, from upstream to downstream.</summary>
    public IEnumerable<LineageNode> Nodes => [Start, .. Edges.Select(edge => edge.Downstream)];

    /// <summary>Gets the confidence of the weakest edge.</summary>
    public EdgeConfidence Confidence => Edges.IsEmpty ? EdgeConfidence.Stated : Edges.Max(edge => edge.Confidence);

    /// <summary>Returns the path on one line, as <c>a -[Consumes]-> b</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Start.ToString());
        foreach (LineageEdge edge in Edges)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" -[{edge.Role}]-> {edge.Downstream}");
        }

        return text.ToString();
    }
}

namespace MLGovernance.Lineage;

/// <summary>Collects edges; of those that say the same, the surest stays.</summary>
internal sealed class EdgeCollector
{
    private readonly Dictionary<(int Upstream, int Downstream, LineageRole Role), EdgeRow> _edges = [];

    internal void Add(EdgeRow edge)
    {
        if (edge.Upstream == edge.Downstream)
        {
            return;
        }

        (int, int, LineageRole) key = (edge.Upstream, edge.Downstream, edge.Role);
        if (!_edges.TryGetValue(key, out EdgeRow known) || edge.Confidence < known.Confidence)
        {
            _edges[key] = edge;
        }
    }

    /// <summary>Adds an edge that a rule deduced.</summary>
    internal void Infer(int upstream, int downstream, LineageRole role, int because, LineageInference rule, EdgeConfidence confidence) =>
        Add(new EdgeRow(upstream, downstream, because, -1, role, rule, confidence));

    internal IEnumerable<EdgeRow> Current => _edges.Values;

    /// <summary>Returns the edges in a stable order.</summary>
    internal EdgeRow[] ToArray()
    {
        EdgeRow[] edges = [.. _edges.Values];
        Array.Sort(edges, static (left, right) =>
        {
            int order = left.Upstream.CompareTo(right.Upstream);
            order = order != 0 ? order : left.Downstream.CompareTo(right.Downstream);
            return order != 0 ? order : left.Role.CompareTo(right.Role);
        });
        return edges;
    }
}

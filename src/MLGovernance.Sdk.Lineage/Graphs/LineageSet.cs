using System.Collections;

namespace MLGovernance.Lineage;

/// <summary>The nodes that a walk reached, nearest first, without the start.</summary>
public sealed class LineageSet : IReadOnlyList<LineageNode>
{
    private readonly LineageGraph _graph;
    private readonly int[] _nodes;

    internal LineageSet(LineageGraph graph, int[] nodes)
    {
        _graph = graph;
        _nodes = nodes;
    }

    /// <summary>Gets the number of nodes.</summary>
    public int Count => _nodes.Length;

    /// <summary>Gets a node.</summary>
    /// <param name="index">From 0, the nearest, to <see cref="Count"/> - 1.</param>
    public LineageNode this[int index] => new(_graph, _nodes[index]);

    /// <summary>Gets the numbers of the nodes.</summary>
    public ReadOnlySpan<int> Indices => _nodes;

    /// <summary>Tells whether an identity is among the nodes.</summary>
    /// <param name="id">The identity.</param>
    public bool Contains(AssetId id) => _graph.TryGetNode(id, out LineageNode node) && Array.IndexOf(_nodes, node.Index) >= 0;

    /// <summary>Gets the nodes of a kind, nearest first.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<LineageNode> OfKind(AssetKind kind) => this.Where(node => node.Kind == kind);

    /// <inheritdoc/>
    public IEnumerator<LineageNode> GetEnumerator()
    {
        foreach (int node in _nodes)
        {
            yield return new LineageNode(_graph, node);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

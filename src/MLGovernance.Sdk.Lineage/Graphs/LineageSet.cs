using System.Collections;

namespace MLGovernance.Lineage;

/// <summary>The nodes that a walk reached, nearest first, without the start.</summary>
public sealed class LineageSet : IReadOnlyList<LineageNode>
{
    private readonly LineageGraph _graph;
    private readonly int[] _nodes;
    private HashSet<int>? _numbers;

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
    public bool Contains(AssetId id) => _graph.TryGetNode(id, out LineageNode node) && Holds(node.Index);

    /// <summary>Tells whether a node is among the nodes.</summary>
    /// <param name="node">The node.</param>
    public bool Contains(LineageNode node) => ReferenceEquals(node.Graph, _graph) && Holds(node.Index);

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

    // A few numbers are found fastest by looking at them; of many, a set is made when first asked. Two threads may make it twice.
    private bool Holds(int node) => _nodes.Length <= 64 ? _nodes.AsSpan().Contains(node) : (_numbers ??= [.. _nodes]).Contains(node);
}

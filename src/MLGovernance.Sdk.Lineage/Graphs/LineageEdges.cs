using System.Collections;

namespace MLGovernance.Lineage;

/// <summary>Edges of a graph, such as those that lead into one node. A view: to make and to walk one allocates nothing.</summary>
public readonly struct LineageEdges : IReadOnlyList<LineageEdge>
{
    private readonly LineageGraph? _graph;
    private readonly ArraySegment<int> _edges;

    internal LineageEdges(LineageGraph graph, ArraySegment<int> edges)
    {
        _graph = graph;
        _edges = edges;
    }

    /// <summary>Gets the number of edges.</summary>
    public int Count => _edges.Count;

    /// <summary>Gets an edge.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such edge.</exception>
    public LineageEdge this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new LineageEdge(_graph!, _edges[index]);
        }
    }

    /// <summary>Returns an enumerator of the edges.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<LineageEdge> IEnumerable<LineageEdge>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks the edges.</summary>
    public struct Enumerator : IEnumerator<LineageEdge>
    {
        private readonly LineageEdges _edges;
        private int _at = -1;

        internal Enumerator(LineageEdges edges) => _edges = edges;

        /// <inheritdoc/>
        public readonly LineageEdge Current => _edges[_at];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_at < _edges.Count;

        /// <inheritdoc/>
        public void Reset() => _at = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}

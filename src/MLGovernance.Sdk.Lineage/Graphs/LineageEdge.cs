namespace MLGovernance.Lineage;

/// <summary>An edge: something is used by, or made into, something else. It runs downstream.</summary>
public readonly struct LineageEdge : IEquatable<LineageEdge>
{
    private readonly LineageGraph _graph;

    internal LineageEdge(LineageGraph graph, int index)
    {
        _graph = graph;
        Index = index;
    }

    /// <summary>Gets the edge's number in the graph.</summary>
    public int Index { get; }

    /// <summary>Gets the node that is used.</summary>
    public LineageNode Upstream => new(_graph, _graph.Edges[Index].Upstream);

    /// <summary>Gets the node that uses it, or is made with it.</summary>
    public LineageNode Downstream => new(_graph, _graph.Edges[Index].Downstream);

    /// <summary>Gets what the edge says.</summary>
    public LineageRole Role => _graph.Edges[Index].Role;

    /// <summary>Gets how sure the edge is.</summary>
    public EdgeConfidence Confidence => _graph.Edges[Index].Confidence;

    /// <summary>Gets which property of which resource stated the edge, or which rule deduced it. Read from the payload when asked for.</summary>
    public EdgeProvenance Provenance => EdgeProvenance.Of(_graph, _graph.Edges[Index]);

    /// <inheritdoc/>
    public bool Equals(LineageEdge other) => Index == other.Index && ReferenceEquals(_graph, other._graph);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LineageEdge other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <summary>Returns the edge as <c>upstream -[Role]-> downstream</c>.</summary>
    public override string ToString() => $"{Upstream} -[{Role}]-> {Downstream}";

    /// <summary>Tells whether two values are the same edge of the same graph.</summary>
    public static bool operator ==(LineageEdge left, LineageEdge right) => left.Equals(right);

    /// <summary>Tells whether two values are different edges.</summary>
    public static bool operator !=(LineageEdge left, LineageEdge right) => !left.Equals(right);
}

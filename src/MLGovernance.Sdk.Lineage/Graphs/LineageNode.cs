namespace MLGovernance.Lineage;

/// <summary>A node of a lineage graph: an asset of the snapshot, or something that an asset refers to.</summary>
public readonly struct LineageNode : IEquatable<LineageNode>
{
    internal LineageNode(LineageGraph graph, int index)
    {
        Graph = graph;
        Index = index;
    }

    /// <summary>Gets the graph.</summary>
    public LineageGraph Graph { get; }

    /// <summary>Gets the node's number. Numbers below <c>Graph.Snapshot.Count</c> are those of the assets.</summary>
    public int Index { get; }

    /// <summary>Gets the identity.</summary>
    public AssetId Id => Graph.IdOf(Index);

    /// <summary>Gets the kind.</summary>
    public AssetKind Kind => Graph.KindOf(Index);

    /// <summary>Gets what is known of the node.</summary>
    public LineageNodeState State => Graph.StateOf(Index);

    /// <summary>Gets the asset, or null where the snapshot does not hold it.</summary>
    public Asset? Asset => State == LineageNodeState.Asset ? Graph.Snapshot[Index] : null;

    /// <summary>Gets the name for people: of an asset its name and version, of a place its address.</summary>
    public string DisplayName => State == LineageNodeState.Place ? Id.Value : Id.DisplayName;

    /// <inheritdoc/>
    public bool Equals(LineageNode other) => Index == other.Index && ReferenceEquals(Graph, other.Graph);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LineageNode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <summary>Returns the kind and the name for people.</summary>
    public override string ToString() => $"{Kind} {DisplayName}";

    /// <summary>Tells whether two values are the same node of the same graph.</summary>
    public static bool operator ==(LineageNode left, LineageNode right) => left.Equals(right);

    /// <summary>Tells whether two values are different nodes.</summary>
    public static bool operator !=(LineageNode left, LineageNode right) => !left.Equals(right);
}

namespace MLGovernance.Lineage;

/// <summary>Edges to take from a graph and to put into it, by the caller's numbers.</summary>
/// <param name="NodeCount">How many nodes there are afterwards; never fewer. New nodes have the highest numbers.</param>
/// <param name="Removed">The edges to take out; those the graph does not have are passed over.</param>
/// <param name="Added">The edges to put in; those the graph has already are passed over.</param>
internal sealed record GraphEdits(int NodeCount, IReadOnlyCollection<GraphEdge> Removed, IReadOnlyCollection<GraphEdge> Added);

namespace MLGovernance.Lineage;

/// <summary>Decides which edges a walk follows. Implemented by structs, so that the walk is compiled once for each and inlined.</summary>
internal interface IEdgeFilter
{
    /// <summary>Tells whether the walk follows the edge at a position of the adjacency to the node at its end.</summary>
    bool Follows(uint edge, int node);
}

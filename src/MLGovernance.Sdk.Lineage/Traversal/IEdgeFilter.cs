namespace MLGovernance.Lineage;

/// <summary>Decides which edges a walk follows. Implemented by structs, so that the walk is compiled once for each and inlined.</summary>
internal interface IEdgeFilter
{
    /// <summary>Tells whether the walk follows the edge at a position of the adjacency to the node at its end.</summary>
    bool Follows(uint edge, int node);
}

/// <summary>Follows every edge; compiles to nothing.</summary>
internal readonly struct EveryEdge : IEdgeFilter
{
    public bool Follows(uint edge, int node) => true;
}

/// <summary>Follows the edges of a role set.</summary>
/// <param name="roles">The roles beside the adjacency's targets.</param>
/// <param name="mask">One bit for each role followed.</param>
internal readonly struct RoleEdges(byte[] roles, ulong mask) : IEdgeFilter
{
    public bool Follows(uint edge, int node) => ((mask >> roles[edge]) & 1) != 0;
}

/// <summary>Follows the edges of a role set to nodes that a caller's predicate admits.</summary>
/// <param name="roles">The roles beside the adjacency's targets, or null when the graph has only one.</param>
/// <param name="mask">One bit for each role followed.</param>
/// <param name="toOriginal">The caller's number of each node.</param>
/// <param name="admits">Tells whether a node, by the caller's number, may be entered.</param>
internal readonly struct AdmittedEdges(byte[]? roles, ulong mask, int[] toOriginal, Func<int, bool> admits) : IEdgeFilter
{
    public bool Follows(uint edge, int node) =>
        (roles is null || ((mask >> roles[edge]) & 1) != 0) && admits(toOriginal[node]);
}

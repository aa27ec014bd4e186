namespace MLGovernance.Lineage;

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

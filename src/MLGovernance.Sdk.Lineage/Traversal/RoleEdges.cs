namespace MLGovernance.Lineage;

/// <summary>Follows the edges of a role set.</summary>
/// <param name="roles">The roles beside the adjacency's targets.</param>
/// <param name="mask">One bit for each role followed.</param>
internal readonly struct RoleEdges(byte[] roles, ulong mask) : IEdgeFilter
{
    public bool Follows(uint edge, int node) => ((mask >> roles[edge]) & 1) != 0;
}

namespace MLGovernance.Lineage;

/// <summary>Follows every edge; compiles to nothing.</summary>
internal readonly struct EveryEdge : IEdgeFilter
{
    public bool Follows(uint edge, int node) => true;
}

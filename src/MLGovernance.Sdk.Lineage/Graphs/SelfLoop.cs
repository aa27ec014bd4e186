namespace MLGovernance.Lineage;

/// <summary>An edge from a node to itself.</summary>
/// <param name="Node">The node, in the caller's numbering.</param>
/// <param name="Role">The role of the edge.</param>
internal readonly record struct SelfLoop(int Node, byte Role);

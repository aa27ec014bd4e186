namespace MLGovernance.Lineage;

/// <summary>Nodes that all lead to each other, with one way round as the proof.</summary>
/// <param name="Nodes">The nodes, in the order of their numbers.</param>
/// <param name="Round">A shortest way from the first node back to it.</param>
public sealed record LineageCycle(LineageSet Nodes, LineagePath Round);

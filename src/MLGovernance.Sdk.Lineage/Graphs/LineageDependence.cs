namespace MLGovernance.Lineage;

/// <summary>A node that others cannot do without.</summary>
/// <param name="Node">The node.</param>
/// <param name="Dependents">How many of those that were asked about have it on every path from where their lineage starts.</param>
/// <param name="Above">The nearest node that this one cannot do without itself; null where there is none.</param>
public readonly record struct LineageDependence(LineageNode Node, int Dependents, LineageNode? Above);

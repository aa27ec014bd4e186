using MLGovernance.Lineage;

namespace MLGovernance.OpenLineage;

/// <summary>What an edge says, and whether that is a guess.</summary>
internal readonly record struct EdgeMeaning(LineageRole Role, bool IsAssumed)
{
    internal static EdgeMeaning Of(LineageEdge edge) => new(edge.Role, edge.Confidence == EdgeConfidence.Assumed);

    internal static EdgeMeaning Stated(LineageRole role) => new(role, IsAssumed: false);
}

using System.Runtime.CompilerServices;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>The compiled access model of a snapshot, made once however many rules and threads ask for it.</summary>
internal static class SnapshotRights
{
    private static readonly ConditionalWeakTable<EstateSnapshot, Lazy<AccessEvaluator>> Known = [];

    /// <summary>Returns the evaluator of a snapshot.</summary>
    internal static AccessEvaluator Of(EstateSnapshot snapshot) =>
        Known.GetValue(snapshot, static key => new Lazy<AccessEvaluator>(() => AccessEvaluator.Compile(AccessModel.From(key)))).Value;

    /// <summary>Tells whether the snapshot may lack role assignments: none were read, or reading some failed.</summary>
    internal static bool MayLackAssignments(EstateSnapshot snapshot) =>
        snapshot.IndicesOf(AssetKinds.RoleAssignment).IsEmpty || snapshot.MayLack(AssetKinds.RoleAssignment);
}

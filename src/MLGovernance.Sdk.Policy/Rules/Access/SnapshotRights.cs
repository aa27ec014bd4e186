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

    /// <summary>Returns what one role assignment says of an operation at its own scope; null where its role does not cover it.</summary>
    internal static AccessResult? Holds(EstateSnapshot snapshot, Asset assignment, string operation)
    {
        AccessDecision decision = Of(snapshot).Evaluate(new AccessRequest
        {
            PrincipalId = assignment["/properties/principalId"]?.AsText() ?? "", Operation = operation, Scope = assignment["/properties/scope"]?.AsText() ?? "/",
        });
        string? id = assignment["/id"]?.AsText();
        return decision.Evidence.FirstOrDefault(piece => piece.Assignment.Equals(id, StringComparison.OrdinalIgnoreCase))?.Result;
    }

    /// <summary>Finds a user, service principal or group by its object id; null where the directory was not read.</summary>
    internal static Asset? DirectoryEntry(EstateSnapshot snapshot, string objectId)
    {
        foreach (string collection in (ReadOnlySpan<string>)["users", "servicePrincipals", "groups"])
        {
            if (AssetId.TryParse($"/providers/Microsoft.Graph/{collection}/{objectId}", null, out AssetId id) && snapshot.Find(id) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }
}

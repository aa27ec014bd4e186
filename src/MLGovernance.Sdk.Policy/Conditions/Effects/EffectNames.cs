using System.Collections.Frozen;

namespace MLGovernance.Policy;

/// <summary>The effects Azure Policy knows (effect basics; mutate, enforce… and auditAction belong to resource-provider modes).</summary>
internal static class EffectNames
{
    public const string Disabled = "disabled";
    public const string Manual = "manual";
    public const string DenyAction = "denyAction";
    public const string Append = "append";
    public const string Modify = "modify";
    public const string AuditIfNotExists = "auditIfNotExists";
    public const string DeployIfNotExists = "deployIfNotExists";

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            Disabled, Manual, DenyAction, Append, Modify, AuditIfNotExists, DeployIfNotExists, "audit", "deny", "auditAction", "mutate",
            "enforceRegoPolicy", "enforceOPAConstraint", "enforceSetting", "addToNetworkGroup", "deploymentDenied",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string effect) => Known.Contains(effect);

    public static bool Is(string effect, string name) => string.Equals(effect, name, StringComparison.OrdinalIgnoreCase);

    public static bool NeedsRelated(string effect) => Is(effect, AuditIfNotExists) || Is(effect, DeployIfNotExists);
}

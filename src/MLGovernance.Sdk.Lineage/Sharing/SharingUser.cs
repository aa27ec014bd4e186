namespace MLGovernance.Lineage;

/// <summary>A workspace or registry that uses a shared thing.</summary>
/// <param name="Scope">The workspace or registry.</param>
/// <param name="Use">How it uses the thing.</param>
/// <param name="Pod">Its pod, or null where that is not known.</param>
/// <param name="Tenant">The id of its tenant, or null where that is not known.</param>
public sealed record SharingUser(AssetId Scope, SharingUse Use, string? Pod, string? Tenant);

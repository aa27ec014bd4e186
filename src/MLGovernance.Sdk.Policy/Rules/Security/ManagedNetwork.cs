namespace MLGovernance.Policy;

/// <summary>How far a workspace's managed network isolates what runs in it.</summary>
internal static class ManagedNetwork
{
    internal const string Pointer = "/properties/managedNetwork/isolationMode";

    /// <summary>Finds the workspace of an asset, or null where the snapshot does not hold it.</summary>
    internal static Asset? WorkspaceOf(EstateSnapshot snapshot, Asset asset) => asset.Id.Scope is { } scope ? snapshot.Find(scope) : null;

    /// <summary>Tells whether the workspace has a managed network at all.</summary>
    internal static bool Isolates(Asset workspace) =>
        workspace[Pointer]?.AsText() is { } mode && !string.Equals(mode, "Disabled", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether the managed network lets out only what is approved.</summary>
    internal static bool RestrictsOutbound(Asset workspace) =>
        string.Equals(workspace[Pointer]?.AsText(), "AllowOnlyApprovedOutbound", StringComparison.OrdinalIgnoreCase);
}

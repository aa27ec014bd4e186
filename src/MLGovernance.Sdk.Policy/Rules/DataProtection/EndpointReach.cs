namespace MLGovernance.Policy;

/// <summary>Whether the internet reaches an endpoint.</summary>
/// <param name="IsPublic">Whether it does; null where that is not known.</param>
/// <param name="Evidence">The property that tells.</param>
internal readonly record struct EndpointReach(bool? IsPublic, Evidence Evidence)
{
    private const string Pointer = "/properties/publicNetworkAccess";

    /// <summary>
    /// Reads an online endpoint's own setting, whose default is public; a batch endpoint has none and is as public as its workspace. An
    /// endpoint on somebody's own Kubernetes cluster without the setting is as public as that cluster, which is not told here.
    /// </summary>
    internal static EndpointReach Of(EstateSnapshot snapshot, Asset endpoint)
    {
        if (endpoint.Kind == AssetKinds.BatchEndpoint)
        {
            Asset? workspace = endpoint.Id.Scope is { } scope ? snapshot.Find(scope) : null;
            return new EndpointReach(
                workspace is null ? null : IsOpen(workspace),
                new Evidence(Pointer) { Asset = workspace?.Id ?? endpoint.Id.Scope, Expected = "Disabled", Actual = workspace?[Pointer]?.AsText() });
        }

        bool isManaged = endpoint["/kind"]?.AsText() is not { } kind || string.Equals(kind, "Managed", StringComparison.OrdinalIgnoreCase);
        bool? isPublic = endpoint[Pointer] is null && !isManaged ? null : IsOpen(endpoint);
        return new EndpointReach(isPublic, new Evidence(Pointer) { Expected = "Disabled", Actual = endpoint[Pointer]?.AsText() });
    }

    private static bool? IsOpen(Asset asset) => (asset[Pointer]?.AsText() ?? "Enabled").ToUpperInvariant() switch
    {
        "ENABLED" => true,
        "DISABLED" => false,
        _ => null,
    };
}

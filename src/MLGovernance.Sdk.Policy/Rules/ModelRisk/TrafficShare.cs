namespace MLGovernance.Policy;

/// <summary>Which deployments get requests.</summary>
internal static class TrafficShare
{
    /// <summary>
    /// Tells whether a deployment gets a share of its endpoint's traffic, or a mirror of it. Batch deployments can be called by name and count
    /// always; so does a deployment whose endpoint could not be read.
    /// </summary>
    internal static bool ServesTraffic(EstateSnapshot snapshot, Asset deployment)
    {
        if (deployment.Kind != AssetKinds.OnlineDeployment || deployment.Id.Parent is not { } parent || snapshot.Find(parent) is not { } endpoint)
        {
            return true;
        }

        string name = deployment.Name;
        return Share(endpoint, "/properties/traffic/" + name) || Share(endpoint, "/properties/mirrorTraffic/" + name);
    }

    private static bool Share(Asset endpoint, string pointer) =>
        endpoint[pointer] is { ValueKind: System.Text.Json.JsonValueKind.Number } share && share.TryGetDouble(out double percent) && percent > 0;
}

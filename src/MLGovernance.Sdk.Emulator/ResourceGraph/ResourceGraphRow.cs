using System.Text.Json.Nodes;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.ResourceGraph;

/// <summary>One row of the <c>resources</c> table.</summary>
internal static class ResourceGraphRow
{
    /// <summary>The types of the machine learning provider that are tracked resources; its other children are not in Resource Graph.</summary>
    private static readonly HashSet<string> TrackedChildren = new(StringComparer.OrdinalIgnoreCase)
    {
        "onlineEndpoints", "onlineEndpoints/deployments", "batchEndpoints", "batchEndpoints/deployments", "serverlessEndpoints",
    };

    public static JsonObject? Of(ArmResource resource)
    {
        ArmPath path = resource.Path;
        string[] type = path.ResourceType.Split('/');
        bool isTracked = path.ResourceGroup.Length > 0 && path.Segments.Count(segment => segment.Equals("providers", StringComparison.OrdinalIgnoreCase)) == 1 &&
            (path.IsGroupResource || (path.Provider.Equals(ArmPath.MachineLearning, StringComparison.OrdinalIgnoreCase) &&
                TrackedChildren.Contains(string.Join('/', type[2..]))));
        if (!isTracked)
        {
            return null;
        }

        JsonObject row = JsonNode.Parse(resource.Body.GetRawText())!.AsObject();
        row["type"] = path.ResourceType.ToLowerInvariant();
        row["subscriptionId"] = path.Subscription;
        row["resourceGroup"] = path.ResourceGroup.ToLowerInvariant();
        return row;
    }
}

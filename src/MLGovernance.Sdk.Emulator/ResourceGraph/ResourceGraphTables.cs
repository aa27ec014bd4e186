using System.Text.Json.Nodes;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.ResourceGraph;

/// <summary>The tables of Resource Graph: tracked resources, what containers them, and roles.</summary>
internal sealed class ResourceGraphTables(ArmResources resources, ScopedResources scoped, ManagementHierarchy hierarchy)
{
    private static readonly string[] AuthorizationTypes = ["Microsoft.Authorization/roleAssignments", "Microsoft.Authorization/roleDefinitions"];

    /// <summary>The tables that can be asked.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "resources", "resourcecontainers", "authorizationresources" };

    /// <summary>The rows of a table for subscriptions, none for all; <paramref name="above"/> adds what management groups assign.</summary>
    public IEnumerable<JsonObject> Rows(string table, IReadOnlySet<string> subscriptions, bool above) => table.ToLowerInvariant() switch
    {
        "authorizationresources" => Asked(subscriptions).SelectMany(subscription => AuthorizationTypes.SelectMany(type => scoped.SeenFrom(subscription, type, above)))
            .DistinctBy(resource => resource.Path.Key).Select(AuthorizationRow),
        "resourcecontainers" => Asked(subscriptions).Select(ContainerRow),
        _ => resources.All().Where(resource => subscriptions.Count == 0 || subscriptions.Contains(resource.Path.Subscription)).Select(ResourceGraphRow.Of).OfType<JsonObject>(),
    };

    private string[] Asked(IReadOnlySet<string> subscriptions) =>
    [
        .. resources.All().Select(resource => resource.Path.Subscription)
            .Where(subscription => subscription.Length > 0 && (subscriptions.Count == 0 || subscriptions.Contains(subscription)))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    private JsonObject ContainerRow(string subscription) => new()
    {
        ["id"] = $"/subscriptions/{subscription}",
        ["name"] = subscription,
        ["type"] = "microsoft.resources/subscriptions",
        ["subscriptionId"] = subscription,
        ["properties"] = new JsonObject { ["state"] = "Enabled", ["managementGroupAncestorsChain"] = hierarchy.ChainOf(subscription) },
    };

    private static JsonObject AuthorizationRow(ArmResource resource)
    {
        JsonObject row = JsonNode.Parse(resource.Body.GetRawText())!.AsObject();
        row["type"] = resource.Path.ResourceType.ToLowerInvariant();
        row["subscriptionId"] = resource.Path.Subscription;
        return row;
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>Subscriptions, resource groups and the generic resource list: all follow from the resources known.</summary>
internal sealed partial class SubscriptionRoutes(ArmResources resources)
{
    public Task ListAsync(HttpContext context, ArmPath path) => WriteAsync(
        context, resources.All().Select(resource => resource.Path).Where(id => id.Subscription.Length > 0).Select(id => $"/subscriptions/{id.Subscription}"));

    public Task ListGroupsAsync(HttpContext context, ArmPath path)
    {
        Require(path.Parent);
        return WriteAsync(
            context,
            resources.All().Select(resource => resource.Path)
                .Where(id => id.ResourceGroup.Length > 0 && id.Subscription.Equals(path.Subscription, StringComparison.OrdinalIgnoreCase))
                .Select(id => $"/subscriptions/{id.Subscription}/resourceGroups/{id.ResourceGroup}"));
    }

    public Task ListResourcesAsync(HttpContext context, ArmPath path)
    {
        Require(path.Parent);
        Match type = TypeFilter().Match(context.Request.Query["$filter"].ToString());
        var value = new JsonArray();
        foreach (ArmResource resource in resources.List(path.Key))
        {
            if (!type.Success || resource.Path.ResourceType.Equals(type.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
            {
                JsonObject body = JsonNode.Parse(resource.Body.GetRawText())!.AsObject();
                body.Remove("properties");
                value.Add(body);
            }
        }

        return Reply.NodeAsync(context, new JsonObject { ["value"] = value });
    }

    /// <summary>The body of a subscription or resource group that is only known by what lies in it.</summary>
    public static JsonObject Describe(ArmPath path) => path.ResourceGroup.Length > 0
        ? new JsonObject
        {
            ["id"] = path.ToString(),
            ["name"] = path.ResourceGroup,
            ["type"] = "Microsoft.Resources/resourceGroups",
            ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" },
        }
        : new JsonObject
        {
            ["id"] = path.ToString(),
            ["subscriptionId"] = path.Subscription,
            ["displayName"] = path.Subscription,
            ["state"] = "Enabled",
        };

    [GeneratedRegex(@"^\s*resourceType\s+eq\s+'([^']*)'\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex TypeFilter();

    private Task WriteAsync(HttpContext context, IEnumerable<string> ids)
    {
        JsonNode[] value = [.. ids.DistinctBy(id => id.ToUpperInvariant()).Order(StringComparer.OrdinalIgnoreCase)
            .Select(id => ArmPath.Parse(id)!)
            .Select(path => resources.Find(path.Key) is { } seeded ? JsonNode.Parse(seeded.Body.GetRawText())! : Describe(path))];
        return Reply.NodeAsync(context, new JsonObject { ["value"] = new JsonArray(value) });
    }

    private void Require(ArmPath path)
    {
        if (!resources.Exists(path.Key))
        {
            throw ArmError.NotFound(path);
        }
    }
}

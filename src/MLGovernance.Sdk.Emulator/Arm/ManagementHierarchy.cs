using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>
/// Which management groups lie above which: from <c>managementGroups</c> resources with a parent in their properties, and subscriptions
/// below them (<c>managementGroups/{name}/subscriptions/{id}</c>).
/// </summary>
internal sealed class ManagementHierarchy(ArmResources resources)
{
    private const string Groups = "Microsoft.Management/managementGroups";

    /// <summary>The keys of the groups above a subscription or group, nearest first; empty where no seed states them.</summary>
    public IReadOnlyList<string> Above(string key)
    {
        Dictionary<string, string> parents = Parents();
        var chain = new List<string>();
        for (string? at = parents.GetValueOrDefault(key); at is not null && !chain.Contains(at); at = parents.GetValueOrDefault(at))
        {
            chain.Add(at);
        }

        return chain;
    }

    /// <summary>The chain of a subscription as Resource Graph shows it.</summary>
    public JsonArray ChainOf(string subscription) => new(
        [.. Above($"/subscriptions/{subscription}".ToLowerInvariant()).Select(key => new JsonObject { ["displayName"] = TitleOf(key), ["name"] = NameOf(key) })]);

    public Task ListDescendantsAsync(HttpContext context, ArmPath path)
    {
        string group = path.Parent.Key;
        if (resources.Find(group) is null)
        {
            throw ArmError.NotFound(path.Parent);
        }

        var value = new JsonArray();
        foreach ((string key, string parent) in Parents().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (Above(key).Contains(group))
            {
                bool isGroup = resources.Find(key) is not null;
                value.Add(new JsonObject
                {
                    ["id"] = isGroup ? resources.Find(key)!.Path.ToString() : key,
                    ["type"] = isGroup ? Groups : "/subscriptions",
                    ["name"] = NameOf(key),
                    ["properties"] = new JsonObject { ["displayName"] = TitleOf(key), ["parent"] = new JsonObject { ["id"] = resources.Find(parent)?.Path.ToString() ?? parent } },
                });
            }
        }

        return Reply.NodeAsync(context, new JsonObject { ["value"] = value });
    }

    private string NameOf(string key) => resources.Find(key)?.Path.Last ?? key[(key.LastIndexOf('/') + 1)..];

    private string TitleOf(string key) => resources.Find(key) is { } group ? ArmResource.Text(group.Properties, "displayName") ?? group.Path.Last : NameOf(key);

    private Dictionary<string, string> Parents()
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ArmResource resource in resources.All().Where(resource => resource.Path.ResourceType.StartsWith(Groups, StringComparison.OrdinalIgnoreCase)))
        {
            string? stated = ParentOf(resource.Properties) ?? ParentOf(ArmResource.Member(resource.Properties, "details"));
            bool isSubscription = resource.Path.Depth == 4;
            string? parent = stated is null ? isSubscription ? resource.Path.Parent.Parent.Key : null : ArmPath.Parse(stated)?.Key;
            if (parent is { Length: > 0 })
            {
                parents[isSubscription ? $"/subscriptions/{resource.Path.Last}".ToLowerInvariant() : resource.Path.Key] = parent;
            }
        }

        return parents;
    }

    private static string? ParentOf(JsonElement properties) => ArmResource.Text(ArmResource.Member(properties, "parent"), "id");
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.Arm;

/// <summary>The service never has an asset version without its container: where a seed holds only versions, the container follows from them.</summary>
internal static class AssetContainers
{
    /// <summary>The container of a version's path, or null for any other path.</summary>
    public static ArmPath? ContainerOf(ArmPath path) =>
        path.IsResource && path.Depth >= 4 && path.Collection.Equals("versions", StringComparison.OrdinalIgnoreCase) &&
        path.Provider.Equals(ArmPath.MachineLearning, StringComparison.OrdinalIgnoreCase)
            ? path.Parent.Parent
            : null;

    public static JsonElement Derive(ArmPath container, IReadOnlyList<ArmResource> versions)
    {
        ArmResource newest = versions.MaxBy(version => version.CreatedAt)!;
        var properties = new JsonObject
        {
            ["description"] = null,
            ["tags"] = new JsonObject(),
            ["properties"] = new JsonObject(),
            ["isArchived"] = versions.All(version => version.IsArchived),
            ["latestVersion"] = newest.Name,
            ["nextVersion"] = NextVersion(versions),
        };
        if (ArmResource.Text(newest.Properties, "dataType") is { } dataType)
        {
            properties["dataType"] = dataType;
        }

        var body = new JsonObject
        {
            ["id"] = container.ToString(),
            ["name"] = container.Last,
            ["type"] = container.ResourceType,
            ["properties"] = properties,
        };
        if (ArmResource.Member(newest.Body, "systemData") is { ValueKind: JsonValueKind.Object } systemData)
        {
            body["systemData"] = JsonNode.Parse(systemData.GetRawText());
        }

        return JsonSerializer.SerializeToElement(body);
    }

    private static string NextVersion(IReadOnlyList<ArmResource> versions)
    {
        long highest = 0;
        foreach (ArmResource version in versions)
        {
            highest = long.TryParse(version.Name, out long number) ? Math.Max(highest, number) : highest;
        }

        return (highest + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Groups;

namespace MLGovernance.Emulator.Seeding;

/// <summary>
/// What <c>mlgov scan --save</c> keeps of Microsoft Graph and of data lakes stands in its folder as resources; here it goes back to the
/// planes it came from.
/// </summary>
internal static class SavedAccess
{
    public static void Place(ArmPath path, JsonElement body, EmulatedCloud cloud)
    {
        if (path.ResourceType.Equals("Microsoft.Graph/groups", StringComparison.OrdinalIgnoreCase))
        {
            JsonElement members = ArmResource.Member(ArmResource.Member(body, "properties"), "members");
            cloud.Groups.Add(JsonSerializer.SerializeToElement(new JsonObject
            {
                ["id"] = ArmResource.Text(ArmResource.Member(body, "properties"), "objectId") ?? path.Last,
                ["members"] = members.ValueKind == JsonValueKind.Array ? JsonNode.Parse(members.GetRawText()) : new JsonArray(),
            }));
        }
        else if (path.ResourceType.Split('/') is ["Microsoft.Graph", var collection] && DirectoryObjects.Types.ContainsKey(collection))
        {
            // What was not in the directory when it was saved is not in it now.
            JsonElement properties = ArmResource.Member(body, "properties");
            JsonObject entry = properties.ValueKind == JsonValueKind.Object ? JsonNode.Parse(properties.GetRawText())!.AsObject() : [];
            entry["id"] = ArmResource.Text(properties, "objectId") ?? path.Last;
            bool isGone = ArmResource.Member(properties, "isDeleted").ValueKind == JsonValueKind.True;
            cloud.Principals.Add(collection, isGone ? default : JsonSerializer.SerializeToElement(entry));
        }
        else if (path.ResourceType.EndsWith("/blobServices/containers/accessControls", StringComparison.OrdinalIgnoreCase))
        {
            JsonElement properties = ArmResource.Member(body, "properties");
            bool isFile = ArmResource.Member(properties, "isDirectory").ValueKind == JsonValueKind.False;
            cloud.Storage.Add(JsonSerializer.SerializeToElement(new JsonObject
            {
                ["account"] = path.Segments[^7],
                ["filesystem"] = path.Segments[^3],
                ["path"] = ArmResource.Text(properties, "path"),
                ["type"] = isFile ? "file" : "dir",
                ["owner"] = ArmResource.Text(properties, "owner"),
                ["group"] = ArmResource.Text(properties, "group"),
                ["acl"] = ArmResource.Text(properties, "acl"),
            }));
        }
    }
}

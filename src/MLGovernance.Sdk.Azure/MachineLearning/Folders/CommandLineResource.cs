using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Azure;

/// <summary>
/// Gives the output of <c>az ml … -o json</c> the shape that Resource Manager answers, as far as identity, references and the attributes
/// of the kind go. The differences stand in <see cref="CommandLineFields"/>.
/// </summary>
internal static class CommandLineResource
{
    private static readonly string[] AtRoot = ["id", "name", "type", "version", "tags", "location", "kind", "identity", "creation_context", "resourceGroup", "resource_group"];

    /// <summary>Returns the resource as UTF-8, or null where its identity cannot be told.</summary>
    internal static byte[]? ToArm(JsonElement printed)
    {
        if (!AssetId.TryParse(printed.At("/id")?.AsText() ?? string.Empty, null, out AssetId id))
        {
            return null;
        }

        AssetKind kind = AssetKindTable.Default.KindOf(id);
        var root = new JsonObject
        {
            ["id"] = id.Value,
            ["name"] = id.Version ?? id.Name,
            ["type"] = kind.ResourceTypes.FirstOrDefault(type => type.Equals(id.ResourceType, StringComparison.OrdinalIgnoreCase)) ?? id.ResourceType,
        };
        var properties = new JsonObject();
        string family = Family(id.ResourceType);
        foreach (JsonProperty member in printed.EnumerateObject())
        {
            if (Array.IndexOf(AtRoot, member.Name) < 0 || (member.Name == "type" && family.Length > 0))
            {
                Put(properties, family, member);
            }
        }

        Copy(printed, "location", root, "location", CommandLineFields.Verbatim);
        Copy(printed, "kind", root, "kind", CommandLineFields.Verbatim);
        Copy(printed, "creation_context", root, "systemData", CommandLineFields.Common);
        Copy(printed, "identity", id.ResourceType.EndsWith("/jobs", StringComparison.Ordinal) ? properties : root, "identity", CommandLineFields.Common);
        Copy(printed, "tags", kind.TagsPath == "/tags" ? root : properties, "tags", CommandLineFields.Verbatim);
        Spell(root["identity"], "type");
        root["properties"] = properties;
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>Returns the family of a resource type: what follows the workspace or registry.</summary>
    private static string Family(string resourceType)
    {
        string[] steps = resourceType.Split('/', 3);
        return steps.Length == 3 ? steps[2] : CommandLineFields.Common;
    }

    private static void Copy(JsonElement from, string name, JsonObject to, string target, string family)
    {
        if (from.At("/" + name) is { } value)
        {
            to[target] = Convert(value, family);
        }
    }

    private static void Put(JsonObject into, string family, JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        CommandLineField field = CommandLineFields.Find(family, member.Name);
        JsonObject target = into;
        string[] path = field.To.Split('/');
        foreach (string step in path[..^1])
        {
            target = target[step] as JsonObject ?? Add(target, step);
        }

        target[path[^1]] = field.IsEnumeration && member.Value.ValueKind == JsonValueKind.String
            ? CommandLineFields.Enumeration(member.Value.GetString()!)
            : Convert(member.Value, field.Family);
    }

    private static JsonObject Add(JsonObject target, string step)
    {
        var added = new JsonObject();
        target[step] = added;
        return added;
    }

    private static JsonNode? Convert(JsonElement value, string family)
    {
        if (value.ValueKind == JsonValueKind.Object && family != CommandLineFields.Verbatim)
        {
            var converted = new JsonObject();
            foreach (JsonProperty member in value.EnumerateObject())
            {
                Put(converted, family, member);
            }

            return converted;
        }

        // A plain value stands for a literal input; bindings between steps are read as they are.
        return family == "input" && value.AsText() is { } text
            ? new JsonObject { ["jobInputType"] = "literal", ["value"] = text }
            : JsonNode.Parse(value.GetRawText(), null, new JsonDocumentOptions { MaxDepth = 512, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
    }

    private static void Spell(JsonNode? node, string member)
    {
        if (node is JsonObject owner && owner[member]?.GetValueKind() == JsonValueKind.String)
        {
            owner[member] = string.Join(",", owner[member]!.GetValue<string>().Split(',').Select(CommandLineFields.Enumeration));
        }
    }
}

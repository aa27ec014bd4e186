using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Policy;

/// <summary>Writes the changes of append and modify as the body of an ARM PATCH (a merge of objects).</summary>
internal static class PatchDocument
{
    /// <summary>The body, or null when there is no change or one that a merge cannot express (a single element of an array).</summary>
    public static string? Of(ImmutableArray<PolicyPatchOperation> operations)
    {
        var body = new JsonObject();
        foreach (PolicyPatchOperation operation in operations)
        {
            string[] names = [.. operation.Path.Split('/').Skip(1).Select(static n => n.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
            if (names.Any(static n => n is "-" || (n.Length > 0 && char.IsAsciiDigit(n[0]))))
            {
                return null;
            }

            JsonObject parent = body;
            foreach (string name in names[..^1])
            {
                if (parent[name] is not JsonObject child)
                {
                    parent[name] = child = [];
                }

                parent = child;
            }

            parent[names[^1]] = operation.Value.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(operation.Value.GetRawText());
        }

        return body.Count == 0 ? null : body.ToJsonString();
    }
}

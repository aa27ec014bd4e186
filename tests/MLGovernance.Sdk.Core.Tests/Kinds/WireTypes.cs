using System.Text.Json;

namespace MLGovernance.Tests;

/// <summary>The typed schema of the Resource Manager API (bicep types), asked whether a path can exist in a resource.</summary>
internal sealed class WireTypes
{
    private readonly JsonElement[] _types;
    private readonly Dictionary<string, JsonElement> _resources = new(StringComparer.OrdinalIgnoreCase);

    public WireTypes(string file)
    {
        _types = [.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray()];
        foreach (JsonElement type in _types.Where(type => Tag(type) == "ResourceType"))
        {
            _resources[type.GetProperty("name").GetString()!.Split('@')[0]] = Follow(type.GetProperty("body"));
        }
    }

    public bool Knows(string resourceType) => _resources.ContainsKey(resourceType);

    /// <summary>Tells whether a path of a kind, with its wildcards, leads to something in the schema of a resource type.</summary>
    public bool Has(string resourceType, string path) => Has(_resources[resourceType], path[1..].Split('/'), 0);

    private bool Has(JsonElement type, ReadOnlySpan<string> steps, int depth)
    {
        if (steps.IsEmpty || (steps.Length == 1 && steps[0] == "#" && Tag(type) == "ObjectType"))
        {
            return true;
        }

        if (depth > 12)
        {
            return false;
        }

        switch (Tag(type))
        {
            case "AnyType":
                return true;
            case "UnionType":
                foreach (JsonElement element in type.GetProperty("elements").EnumerateArray())
                {
                    if (Has(Follow(element), steps, depth + 1))
                    {
                        return true;
                    }
                }

                return false;
            case "ArrayType":
                return steps[0] == "**" ? Has(Follow(type.GetProperty("itemType")), steps, depth + 1) : steps[0] == "*" && Has(Follow(type.GetProperty("itemType")), steps[1..], depth + 1);
            case "ObjectType" or "DiscriminatedObjectType":
                foreach ((string name, JsonElement member) in Members(type))
                {
                    bool deep = steps[0] == "**" && (Has(member, steps, depth + 1) || Named(name, member, steps[1..], depth));
                    if (deep || Named(name, member, steps, depth))
                    {
                        return true;
                    }
                }

                if (Tag(type) == "DiscriminatedObjectType")
                {
                    foreach (JsonProperty element in type.GetProperty("elements").EnumerateObject())
                    {
                        if (Has(Follow(element.Value), steps, depth))
                        {
                            return true;
                        }
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private bool Named(string name, JsonElement member, ReadOnlySpan<string> steps, int depth) =>
        !steps.IsEmpty && (name == steps[0] || name == "*" || steps[0] == "*") && Has(member, steps[1..], depth + 1);

    private IEnumerable<(string Name, JsonElement Type)> Members(JsonElement type)
    {
        string members = Tag(type) == "ObjectType" ? "properties" : "baseProperties";
        foreach (JsonProperty member in type.GetProperty(members).EnumerateObject())
        {
            yield return (member.Name, Follow(member.Value.GetProperty("type")));
        }

        if (type.TryGetProperty("additionalProperties", out JsonElement any))
        {
            yield return ("*", Follow(any));
        }
    }

    private JsonElement Follow(JsonElement reference) => _types[int.Parse(reference.GetProperty("$ref").GetString()![2..])];

    private static string Tag(JsonElement type) => type.GetProperty("$type").GetString()!;
}

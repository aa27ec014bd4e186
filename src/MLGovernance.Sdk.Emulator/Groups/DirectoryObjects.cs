using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Groups;

/// <summary>The users, service principals and app registrations of a seed's directory.</summary>
internal sealed class DirectoryObjects
{
    /// <summary>The collections, with the type that Microsoft Graph states of their members.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["users"] = "#microsoft.graph.user",
        ["servicePrincipals"] = "#microsoft.graph.servicePrincipal",
        ["applications"] = "#microsoft.graph.application",
    };

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, JsonObject>> _objects = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a member; an item without an id only tells that the collection is known.</summary>
    public void Add(string collection, JsonElement item)
    {
        ConcurrentDictionary<string, JsonObject> members = _objects.GetOrAdd(collection, _ => new(StringComparer.OrdinalIgnoreCase));
        if (ArmResource.Text(item, "id") is { } id)
        {
            members[id] = JsonNode.Parse(item.GetRawText())!.AsObject();
        }
    }

    /// <summary>Whether the seed states any member of the collection; where it states none, every id is taken for a living one.</summary>
    public bool Knows(string collection) => _objects.ContainsKey(collection);

    public JsonObject? Find(string collection, string property, string value)
    {
        if (!_objects.TryGetValue(collection, out ConcurrentDictionary<string, JsonObject>? members))
        {
            return null;
        }

        return property == "id"
            ? members.GetValueOrDefault(value)
            : members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => member.Value)
                .FirstOrDefault(member => value.Equals((string?)member[property], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The collection that an id belongs to, or null.</summary>
    public string? CollectionOf(string id) => Types.Keys.FirstOrDefault(collection => Find(collection, "id", id) is not null);
}

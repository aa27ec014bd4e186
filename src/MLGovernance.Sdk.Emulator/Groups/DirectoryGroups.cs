using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Groups;

/// <summary>The groups of a seed's directory and who is in them, nested groups included.</summary>
internal sealed class DirectoryGroups
{
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _members = new(StringComparer.OrdinalIgnoreCase);

    public void Add(JsonElement group)
    {
        if (ArmResource.Text(group, "id") is { } id && ArmResource.Member(group, "members") is { ValueKind: JsonValueKind.Array } members)
        {
            _members[id] = [.. members.EnumerateArray().Where(member => member.ValueKind == JsonValueKind.String).Select(member => member.GetString()!)];
        }
    }

    public bool IsGroup(string id) => _members.ContainsKey(id);

    public ImmutableArray<string> MembersOf(string group) => _members.TryGetValue(group, out ImmutableArray<string> members) ? members : [];

    /// <summary>Everybody in the group, directly or through groups inside it; a cycle ends where it closes.</summary>
    public SortedSet<string> TransitiveMembersOf(string group) => Closure(group, id => MembersOf(id));

    public SortedSet<string> GroupsOf(string member) => new(
        _members.Where(group => group.Value.Contains(member, StringComparer.OrdinalIgnoreCase)).Select(group => group.Key), StringComparer.Ordinal);

    public SortedSet<string> TransitiveGroupsOf(string member) => Closure(member, GroupsOf);

    private static SortedSet<string> Closure(string start, Func<string, IEnumerable<string>> next)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out string? id))
        {
            foreach (string neighbour in next(id).Where(neighbour => neighbour != start && found.Add(neighbour)))
            {
                open.Enqueue(neighbour);
            }
        }

        return found;
    }
}

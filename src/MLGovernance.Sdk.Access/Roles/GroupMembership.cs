using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>The direct members of one group: users, service principals, managed identities and other groups.</summary>
public sealed record GroupMembership
{
    /// <summary>Gets the object id of the group.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name shown to people, or <see langword="null"/>.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the object ids of the direct members.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Gets a value indicating whether all members were read; when not, anybody may be a member and answers become indeterminate.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Returns the group as an estate holds it: a JSON object of the kind <see cref="AssetKinds.GroupMembership"/>, the members in order.</summary>
    public byte[] ToPayload()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", $"/providers/Microsoft.Graph/groups/{Id}");
            writer.WriteStartObject("properties");
            writer.WriteString("objectId", Id);
            if (DisplayName is { } name)
            {
                writer.WriteString("displayName", name);
            }

            writer.WriteBoolean("isComplete", IsComplete);
            writer.WriteStartArray("members");
            foreach (string member in Members.Order(StringComparer.Ordinal))
            {
                writer.WriteStringValue(member);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}

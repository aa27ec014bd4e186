using System.Collections.Concurrent;
using Azure;
using MLGovernance.Access;

namespace MLGovernance.Azure;

/// <summary>Reads the members of groups, and of the groups among them, each once.</summary>
internal sealed class GroupReading(DirectoryClient client, EstateSnapshotBuilder into)
{
    public async Task ReadAsync(ConcurrentDictionary<string, byte> groups, CancellationToken cancellationToken)
    {
        var open = new Queue<string>(groups.Keys.Order(StringComparer.Ordinal));
        var seen = new HashSet<string>(open, StringComparer.OrdinalIgnoreCase);
        while (open.TryDequeue(out string? group))
        {
            foreach (string nested in await ReadAsync(group, cancellationToken).ConfigureAwait(false))
            {
                if (seen.Add(nested))
                {
                    open.Enqueue(nested);
                }
            }
        }
    }

    private async Task<List<string>> ReadAsync(string group, CancellationToken cancellationToken)
    {
        var members = new List<string>();
        var nested = new List<string>();
        bool complete = true;
        try
        {
            await foreach (ResourceJson member in client.GetMembersAsync(group, cancellationToken).ConfigureAwait(false))
            {
                if (member.Id is { } id)
                {
                    members.Add(id);
                    if (member.Text("@odata.type") == "#microsoft.graph.group")
                    {
                        nested.Add(id);
                    }
                }
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // A group that was deleted, or a user where a group belongs: Azure finds no members, so it grants nothing.
            members.Clear();
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            // Without its members, anybody may be in the group.
            complete = false;
            into.AddIssue(ReadFailure.ToIssue(error, $"{client.Endpoint.Host}/v1.0/groups/{group}/members", scope: null, "groupMembership", isOptional: false));
        }

        into.TryAdd(new GroupMembership { Id = group, Members = [.. members], IsComplete = complete }.ToPayload(), $"group {group}");
        return nested;
    }
}

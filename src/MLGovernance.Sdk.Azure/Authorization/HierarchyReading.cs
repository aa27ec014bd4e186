using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

/// <summary>Reads which management groups lie above subscriptions: by Resource Graph, and where that tells nothing by the list of descendants.</summary>
internal sealed class HierarchyReading(MachineLearningClient client, ResourceGraphClient? graph, EstateSnapshotBuilder into)
{
    private const string Prefix = "/providers/Microsoft.Management/managementGroups/";
    private const string ListLocation = "/providers/Microsoft.Management/managementGroups";
    private const string Query = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | project id, name, type, properties | order by id asc";
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    public async Task ReadAsync(IReadOnlyCollection<string> subscriptions, CancellationToken cancellationToken)
    {
        var open = new HashSet<string>(subscriptions, StringComparer.OrdinalIgnoreCase);
        if (open.Count == 0)
        {
            return;
        }

        try
        {
            if (graph is not null)
            {
                await foreach (ResourceJson row in graph.QueryAsync(Query, subscriptions, cancellationToken).ConfigureAwait(false))
                {
                    AddChain(row, open);
                }
            }
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            // The descendants tell the same, below.
        }
        catch (RequestFailedException refused)
        {
            throw ReadFailure.ToAbort(refused, client.Endpoint);
        }

        if (open.Count > 0)
        {
            await ReadDescendantsAsync(open, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds a subscription with its chain, which Resource Graph gives from the nearest group to the tenant's root.</summary>
    private void AddChain(ResourceJson row, HashSet<string> open)
    {
        using JsonDocument document = row.Parse();
        if (row.Id?.Split('/') is not [_, _, { Length: > 0 } subscription, ..]
            || document.RootElement.At("/properties/managementGroupAncestorsChain") is not { ValueKind: JsonValueKind.Array } chain)
        {
            return;
        }

        (string Name, string? Title)[] groups = [.. chain.EnumerateArray().Where(item => item.At("/name") is not null).Select(item => (item.At("/name")!.Value.AsText() ?? "", item.At("/displayName")?.AsText()))];
        if (groups.Length == 0 || !open.Remove(subscription))
        {
            return;
        }

        Write($"{Prefix}{groups[0].Name}/subscriptions/{subscription}", subscription, null, Prefix + groups[0].Name);
        for (int i = 0; i < groups.Length; i++)
        {
            Write(Prefix + groups[i].Name, groups[i].Name, groups[i].Title, i + 1 < groups.Length ? Prefix + groups[i + 1].Name : null);
        }
    }

    private async Task ReadDescendantsAsync(HashSet<string> open, CancellationToken cancellationToken)
    {
        var parents = new SortedDictionary<string, (string? Title, string? Parent)>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (ResourceJson group in client.GetResourcesAsync("/providers/Microsoft.Management", new ResourceListing("managementGroups") { Query = "api-version=2020-05-01" }, cancellationToken).ConfigureAwait(false))
            {
                if (group.Name is { } name)
                {
                    parents.TryAdd(Prefix + name, (group.Text("properties", "displayName"), null));
                }
            }

            foreach (string id in parents.Keys.ToArray())
            {
                await foreach (ResourceJson item in client.GetResourcesAsync(id, new ResourceListing("descendants") { Query = "api-version=2020-05-01" }, cancellationToken).ConfigureAwait(false))
                {
                    if (item.Id is { } below && item.Text("properties", "parent", "id") is { } parent)
                    {
                        parents[below] = (item.Text("properties", "displayName"), parent);
                    }
                }
            }
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            into.AddIssue(ReadFailure.ToIssue(error, ListLocation, scope: null, "managementGroup", isOptional: false));
            return;
        }
        catch (RequestFailedException refused)
        {
            throw ReadFailure.ToAbort(refused, client.Endpoint);
        }

        AddDescendants(parents, open);
    }

    private void AddDescendants(SortedDictionary<string, (string? Title, string? Parent)> parents, HashSet<string> open)
    {
        foreach (string subscription in open.Order(StringComparer.Ordinal))
        {
            if (!parents.TryGetValue($"/subscriptions/{subscription}", out (string? Title, string? Parent) entry) || entry.Parent is null)
            {
                into.AddIssue(new EstateIssue
                {
                    Code = "incomplete",
                    Location = ListLocation,
                    Message = $"No management group that can be read holds the subscription '{subscription}'; those above it are not known.",
                    Kind = "managementGroup",
                    IsNote = true,
                });
                continue;
            }

            Write($"{entry.Parent}/subscriptions/{subscription}", subscription, null, entry.Parent);
            for (string? group = entry.Parent; group is not null && parents.TryGetValue(group, out (string? Title, string? Parent) above) && !_written.Contains(group); group = above.Parent)
            {
                Write(group, group[(group.LastIndexOf('/') + 1)..], above.Title, above.Parent);
            }
        }
    }

    private void Write(string id, string name, string? title, string? parent)
    {
        if (!_written.Add(id))
        {
            return;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("name", name);
            writer.WriteString("type", "Microsoft.Management/managementGroups" + (id.Contains("/subscriptions/", StringComparison.OrdinalIgnoreCase) ? "/subscriptions" : ""));
            writer.WriteStartObject("properties");
            if (title is not null)
            {
                writer.WriteString("displayName", title);
            }

            if (parent is not null)
            {
                writer.WriteStartObject("parent");
                writer.WriteString("id", parent);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        into.TryAdd(stream.ToArray(), id);
    }
}

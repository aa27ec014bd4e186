using System.Collections.Concurrent;
using Azure;

namespace MLGovernance.Azure;

/// <summary>Reads roles and storage accounts of the subscriptions of a scope from Resource Manager.</summary>
internal sealed class AccessReading(MachineLearningClient client, ResourceGraphClient? graph, AzureAccessSourceOptions options, EstateSnapshotBuilder into)
{
    /// <summary>What Resource Graph tells as well.</summary>
    private static readonly (string Kind, ResourceListing Listing)[] Roles =
    [
        ("roleDefinition", new ResourceListing("providers/Microsoft.Authorization/roleDefinitions") { Query = "api-version=2022-04-01" }),
        ("roleAssignment", new ResourceListing("providers/Microsoft.Authorization/roleAssignments") { Query = "api-version=2022-04-01" }),
    ];

    private static readonly (string Kind, ResourceListing Listing)[] Listings =
    [
        ("denyAssignment", new ResourceListing("providers/Microsoft.Authorization/denyAssignments") { Query = "api-version=2022-04-01" }),
        ("roleEligibility", new ResourceListing("providers/Microsoft.Authorization/roleEligibilityScheduleInstances") { Query = "api-version=2020-10-01", IsOptional = true }),
        ("roleAssignmentSchedule", new ResourceListing("providers/Microsoft.Authorization/roleAssignmentScheduleInstances") { Query = "api-version=2020-10-01", IsOptional = true }),
        ("storageAccount", new ResourceListing("providers/Microsoft.Storage/storageAccounts") { Query = "api-version=2023-05-01" }),
    ];

    private static readonly ResourceListing Containers = new("blobServices/default/containers") { Query = "api-version=2023-05-01", IsOptional = true };

    /// <summary>Gets the groups that hold roles, by object id.</summary>
    public ConcurrentDictionary<string, byte> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the users and service principals that hold roles, with their type, by object id.</summary>
    public ConcurrentDictionary<string, string> Principals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the containers of hierarchical accounts with the id of each.</summary>
    public ConcurrentBag<string> Lakes { get; } = [];

    public async Task ReadAsync(EstateScope scope, CancellationToken cancellationToken)
    {
        var crew = new WorkCrew(options.MaxConcurrency);
        IReadOnlyCollection<string> subscriptions = await SubscriptionsAsync(scope, cancellationToken).ConfigureAwait(false);
        crew.Add(stop => new HierarchyReading(client, graph, into).ReadAsync(subscriptions, stop));
        foreach (string subscription in subscriptions)
        {
            crew.Add(stop => RolesAsync(subscription, crew, stop));
            foreach ((string kind, ResourceListing listing) in Listings)
            {
                crew.Add(stop => ListAsync($"/subscriptions/{subscription}", kind, listing, crew, stop));
            }
        }

        await crew.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyCollection<string>> SubscriptionsAsync(EstateScope scope, CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        found.UnionWith(scope.Subscriptions.IsDefaultOrEmpty ? [] : scope.Subscriptions);
        foreach (AssetId id in scope.Workspaces.Concat(scope.Registries))
        {
            string[] segments = id.Value.Split('/');
            if (segments.Length > 2 && segments[1].Equals("subscriptions", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(segments[2]);
            }
        }

        if (found.Count == 0 && scope.IsUnlimited)
        {
            await foreach (ResourceJson subscription in client.GetSubscriptionsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (subscription.Text("subscriptionId") is { } id)
                {
                    found.Add(id);
                }
            }
        }

        return found;
    }

    private async Task RolesAsync(string subscription, WorkCrew crew, CancellationToken cancellationToken)
    {
        if (graph is not null && await new GraphedRoles(graph, into).ReadAsync(subscription, cancellationToken).ConfigureAwait(false) is { } rows)
        {
            foreach ((string kind, ResourceJson resource) in rows)
            {
                into.TryAdd(resource.Utf8.Span, $"/subscriptions/{subscription}/providers/Microsoft.ResourceGraph/resources");
                Follow(kind, resource, crew);
            }

            return;
        }

        foreach ((string kind, ResourceListing listing) in Roles)
        {
            crew.Add(stop => ListAsync($"/subscriptions/{subscription}", kind, listing, crew, stop));
        }
    }

    private async Task ListAsync(string parent, string kind, ResourceListing listing, WorkCrew crew, CancellationToken cancellationToken)
    {
        string location = $"{parent}/{listing.Segment}";
        try
        {
            await foreach (ResourceJson resource in client.GetResourcesAsync(parent, listing, cancellationToken).ConfigureAwait(false))
            {
                into.TryAdd(resource.Utf8.Span, location);
                Follow(kind, resource, crew);
            }
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            into.AddIssue(ReadFailure.ToIssue(error, location, scope: null, kind, listing.IsOptional));
        }
        catch (RequestFailedException refused)
        {
            throw ReadFailure.ToAbort(refused, client.Endpoint);
        }
    }

    private void Follow(string kind, ResourceJson resource, WorkCrew crew)
    {
        if (kind is "roleAssignment" or "roleEligibility")
        {
            string type = resource.Text("properties", "principalType") ?? "";
            if (resource.Text("properties", "principalId") is not { } principal)
            {
                return;
            }

            if (type == "Group")
            {
                Groups.TryAdd(principal, 0);
            }
            else
            {
                Principals.TryAdd(principal, type);
            }
        }
        else if (kind == "storageAccount" && resource.Id is { } account)
        {
            crew.Add(stop => ListAsync(account, IsHierarchical(resource) ? "lake" : "blobContainer", Containers, crew, stop));
        }
        else if (kind == "lake" && resource.Id is { } container)
        {
            Lakes.Add(container);
        }
    }

    private static bool IsHierarchical(ResourceJson account)
    {
        using var document = account.Parse();
        return document.RootElement.At("/properties/isHnsEnabled")?.AsBoolean() ?? false;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using Azure;

namespace MLGovernance.Azure;

/// <summary>One reading of an estate: first every list, then what is referred to and was in no list.</summary>
internal sealed partial class EstateReading(
    MachineLearningClient client,
    RunHistoryAccess? runHistory,
    AzureEstateSourceOptions options,
    EstateSnapshotBuilder into,
    IProgress<EstateProgress>? progress)
{
    private const string Workspaces = "Microsoft.MachineLearningServices/workspaces";
    private const string Registries = "Microsoft.MachineLearningServices/registries";

    private readonly Dictionary<string, EstateUnit> _units = new(StringComparer.Ordinal);
    private WorkCrew _crew = new(options.MaxConcurrency);
    private int _assets;
    private int _issues;
    private int _completed;
    private CancellationToken _stop;

    internal async Task ReadAsync(EstateScope scope, CancellationToken cancellationToken)
    {
        using Activity? activity = AzureTelemetry.Source.StartActivity("ReadEstate");
        _stop = cancellationToken;
        try
        {
            AddScope(scope);
            await _crew.RunAsync(cancellationToken).ConfigureAwait(false);
            while (options.ReadReferenced && TakeMissing() is { Count: > 0 } missing)
            {
                Report($"{missing.Count} referenced resources");
                _crew = new WorkCrew(options.MaxConcurrency);
                foreach ((AssetId id, EstateUnit unit) in missing)
                {
                    _crew.Add(stop => ReadReferencedAsync(id, unit, stop));
                }

                await _crew.RunAsync(cancellationToken).ConfigureAwait(false);
            }

            foreach (EstateUnit unit in _units.Values)
            {
                ReportUnreadRuns(unit);
            }

            Report("done");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            activity.Fail(error);
            Exception abort = ReadFailure.ToAbort(error, client.Endpoint);
            if (ReferenceEquals(abort, error))
            {
                throw;
            }

            throw abort;
        }
        finally
        {
            activity?.SetTag("mlgov.assets", _assets).SetTag("mlgov.issues", _issues);
        }
    }

    private void AddScope(EstateScope scope)
    {
        if (scope.IsUnlimited)
        {
            _crew.Add(stop => ReadSubscriptionsAsync(scope, stop));
        }

        foreach (string subscription in Some(scope.Subscriptions).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            AddSubscription(subscription, scope);
        }

        foreach (AssetId workspace in Some(scope.Workspaces))
        {
            _crew.Add(stop => ReadUnitAsync(workspace, Workspaces, stop));
        }

        foreach (AssetId registry in Some(scope.Registries))
        {
            if (registry.Form == AssetIdForm.Resource)
            {
                _crew.Add(stop => ReadUnitAsync(registry, Registries, stop));
                continue;
            }

            // A registry's name is unique in Azure, but Resource Manager finds it only by subscription.
            _crew.Add(stop => FindRegistryAsync(registry, scope, stop));
        }
    }

    private void AddSubscription(string subscription, EstateScope scope)
    {
        foreach (string? group in scope.ResourceGroups.IsDefaultOrEmpty ? [null] : scope.ResourceGroups.AsEnumerable<string?>())
        {
            string path = $"/subscriptions/{subscription}{(group is null ? "" : $"/resourceGroups/{group}")}/providers/";
            _crew.Add(stop => ReadUnitsAsync(client.GetWorkspacesAsync(subscription, group, stop), path + Workspaces, Workspaces, stop));
            _crew.Add(stop => ReadUnitsAsync(client.GetRegistriesAsync(subscription, group, stop), path + Registries, Registries, stop));
        }
    }

    private Task ReadSubscriptionsAsync(EstateScope scope, CancellationToken cancellationToken) =>
        TryAsync("/subscriptions", null, [null], isOptional: false, async () =>
        {
            await foreach (ResourceJson item in client.GetSubscriptionsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (item.Text("subscriptionId") is { Length: > 0 } id)
                {
                    AddSubscription(id, scope);
                }
            }
        }, cancellationToken);

    private Task FindRegistryAsync(AssetId registry, EstateScope scope, CancellationToken cancellationToken) =>
        TryAsync(registry.Value, registry, [null], isOptional: false, async () =>
        {
            HashSet<string> subscriptions = new(Some(scope.Subscriptions), StringComparer.OrdinalIgnoreCase);
            subscriptions.UnionWith(Some(scope.Workspaces).Select(workspace => workspace.SubscriptionId).OfType<string>());
            foreach (string subscription in subscriptions.Order(StringComparer.Ordinal))
            {
                await foreach (ResourceJson item in client.GetRegistriesAsync(subscription, null, cancellationToken).ConfigureAwait(false))
                {
                    if (string.Equals(item.Name, registry.Name, StringComparison.OrdinalIgnoreCase))
                    {
                        BeginUnit(item);
                        return;
                    }
                }
            }

            throw new FormatException(
                $"No registry '{registry.Name}' is in the {subscriptions.Count} subscriptions of the scope; name it by its Resource Manager id.");
        }, cancellationToken);

    private Task ReadUnitsAsync(AsyncPageable<ResourceJson> list, string path, string type, CancellationToken cancellationToken) =>
        TryAsync(path, null, [null], isOptional: type == Registries, async () =>
        {
            await foreach (ResourceJson item in list.ConfigureAwait(false))
            {
                BeginUnit(item);
            }
        }, cancellationToken);

    private Task ReadUnitAsync(AssetId id, string type, CancellationToken cancellationToken) =>
        TryAsync(id.Value, id, [options.Kinds.Find(type)?.Name], isOptional: false, async () =>
            BeginUnit((await client.GetResourceAsync(id.Value, cancellationToken).ConfigureAwait(false)).Value), cancellationToken);

    private void BeginUnit(ResourceJson resource)
    {
        if (!AssetId.TryParse(resource.Id, null, out AssetId id, out _))
        {
            Take(resource, null, client.Endpoint.AbsolutePath);
            return;
        }

        EstateUnit unit = new(id, resource);
        lock (_units)
        {
            if (!_units.TryAdd((id.Scope ?? id).Value, unit))
            {
                return;
            }
        }

        Take(resource, unit, unit.Path);
        WantScopes(unit);
        unit.RunHistory = runHistory is null || unit.IsRegistry ? null : OpenRunHistoryAsync(runHistory, unit);
        ImmutableArray<ResourceListing> listings = unit.IsRegistry ? options.RegistryListings : options.WorkspaceListings;
        foreach (ResourceListing listing in listings.Where(listing => !listing.OnlyInFeatureStores || unit.IsFeatureStore))
        {
            AddList(unit, unit.Path, unit.IsRegistry ? Registries : Workspaces, listing);
        }

        EndPart(unit);
    }

    private void Report(string stage) => progress?.Report(
        new EstateProgress(stage, Volatile.Read(ref _assets), Volatile.Read(ref _issues), Volatile.Read(ref _completed), _units.Count));

    private static ImmutableArray<T> Some<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}

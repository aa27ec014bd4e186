using System.Collections.Concurrent;
using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

internal sealed partial class EstateReading
{
    private const string MachineLearning = "microsoft.machinelearningservices/";
    private const string RunFolder = "dcid.";

    private static readonly ResourceListing DefenderPlans = new("providers/Microsoft.Security/pricings") { Query = "api-version=2024-01-01", IsOptional = true };

    private readonly ConcurrentDictionary<AssetId, EstateUnit> _wanted = new();
    private readonly ConcurrentDictionary<UInt128, bool> _known = new();

    private void NoteReferences(ResourceJson item, EstateUnit? unit)
    {
        if (!AssetId.TryParse(item.Id, null, out AssetId id, out _))
        {
            return;
        }

        _known.TryAdd(KnownId.Of(id), true);
        if (unit is null || !options.ReadReferenced)
        {
            return;
        }

        try
        {
            foreach (AssetReference reference in options.Kinds.KindOf(id).ReferencesIn(item.Utf8.Span))
            {
                AssetIdContext context = new() { Workspace = unit.Id, Collection = reference.Collection };
                if (!reference.Text.StartsWith("${{", StringComparison.Ordinal)
                    && AssetId.TryParse(reference.Text, context, out AssetId target, out _))
                {
                    Want(target, unit);
                }
            }
        }
        catch (JsonException)
        {
            // The builder took the payload as JSON; nothing but its depth can differ, and then it is kept without a chase.
        }
    }

    private void Want(AssetId target, EstateUnit unit)
    {
        target = target.Job ?? RunOf(target, unit) ?? target;
        if (target.Form == AssetIdForm.Resource && target.Label is null && options.Kinds.Find(target.ResourceType) is not null
            && !_known.ContainsKey(KnownId.Of(target)))
        {
            _wanted.TryAdd(target, unit);
        }
    }

    /// <summary>The resource group and the subscription of a unit: their tags and policies hold for it.</summary>
    private void WantScopes(EstateUnit unit)
    {
        if (options.ReadReferenced && unit.Id.SubscriptionId is { } subscription)
        {
            Want(AssetId.Parse($"/subscriptions/{subscription}"), unit);
            if (unit.Id.ResourceGroup is { } group)
            {
                Want(AssetId.Parse($"/subscriptions/{subscription}/resourceGroups/{group}"), unit);
            }
        }
    }

    // The default place of a run's artifacts, "ExperimentRun/dcid.{run}/…", names the run.
    private static AssetId? RunOf(AssetId target, EstateUnit unit)
    {
        if (target.Form is not (AssetIdForm.DatastorePath or AssetIdForm.Storage) || target.Path is not { } path)
        {
            return null;
        }

        string? step = path.Split('/').FirstOrDefault(step => step.StartsWith(RunFolder, StringComparison.Ordinal));
        return step is null || step.Length == RunFolder.Length ? null : unit.Id.Child("jobs", step[RunFolder.Length..]);
    }

    /// <summary>Returns what was referred to and not read yet, and forgets it: each resource is tried once.</summary>
    private List<(AssetId Id, EstateUnit Unit)> TakeMissing()
    {
        List<(AssetId Id, EstateUnit Unit)> missing = [];
        foreach ((AssetId id, EstateUnit unit) in _wanted.OrderBy(pair => pair.Key))
        {
            bool isMine = !id.ResourceType.StartsWith(MachineLearning, StringComparison.Ordinal)
                || (id.Scope is { } scope && scope != id && _units.ContainsKey(scope.Value));
            if (isMine && _known.TryAdd(KnownId.Of(id), true))
            {
                missing.Add((id, unit));
            }
        }

        _wanted.Clear();
        return missing;
    }

    private async Task ReadReferencedAsync(AssetId id, EstateUnit unit, CancellationToken cancellationToken)
    {
        bool isMachineLearning = id.ResourceType.StartsWith(MachineLearning, StringComparison.Ordinal);
        EstateUnit owner = isMachineLearning && id.Scope is { } scope && _units.TryGetValue(scope.Value, out EstateUnit? found) ? found : unit;
        AssetKind? known = options.Kinds.Find(id.ResourceType);
        string? kind = known?.Name;
        await TryAsync(id.Value, isMachineLearning ? owner.Id : null, [kind], isOptional: false, async () =>
        {
            try
            {
                ResourceJson resource = (await client.GetResourceAsync(id.Value, cancellationToken).ConfigureAwait(false)).Value;
                if (kind == AssetKinds.Job.Name)
                {
                    NoteRun(owner, resource);
                    await ReadRunAsync(owner, resource, default, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    Take(resource, owner, id.Value);
                    if (kind == AssetKinds.Subscription.Name)
                    {
                        AddList(owner, id.Value, id.ResourceType, DefenderPlans);
                    }
                    else if (kind == AssetKinds.ContainerRegistry.Name)
                    {
                        AddScans(owner, id.Value);
                    }
                }
            }
            catch (RequestFailedException refused) when (refused.Status is 403 or 404 && known?.IsAdministrativeScope == true)
            {
                // Who may read a workspace often may not read what it lies in; nothing that lies in it is missing then.
                AddIssue(ReadFailure.ToIssue(refused, id.Value, scope: null, kind, isOptional: true) with { IsNote = true });
            }
            catch (RequestFailedException gone) when (gone.Status == 404 && isMachineLearning)
            {
                // Deleted, or never there: the graph reports the dangling reference with the property that states it.
            }
        }, cancellationToken).ConfigureAwait(false);
    }
}

using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Core;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>Publishes batches to a Microsoft Purview Data Map: reads what is there, sends only what differs, and says what it did.</summary>
/// <remarks>
/// Publishing twice changes nothing. What curators added (attributes, classifications, labels, collections) stays. An entity that the
/// service refuses is found by halving its request, and told in the receipt; the others are published.
/// </remarks>
public sealed partial class DataMapPublisher : ICatalogPublisher
{
    private readonly DataMapClient _client;
    private readonly DataMapPublisherOptions _options;

    /// <summary>Initializes a publisher.</summary>
    /// <param name="client">The Data Map.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public DataMapPublisher(DataMapClient client, DataMapPublisherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = options ?? new DataMapPublisherOptions();
    }

    /// <inheritdoc/>
    /// <exception cref="RequestFailedException">The Data Map did not accept the token or cannot be read; nothing was published.</exception>
    public async Task<PublishReceipt> PublishAsync(EntityBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using Activity? activity = AzureTelemetry.Source.StartActivity("Publish", ActivityKind.Client)
            ?.SetTag("mlgov.entities", batch.Entities.Length);
        try
        {
            PublishTally tally = new();
            (DataMapPlan plan, TypedefSync typedefs) = await PlanAsync(batch, tally, cancellationToken).ConfigureAwait(false);
            if (_options.PlanOutput is { } output)
            {
                plan.WriteTo(output);
            }

            if (_options.DryRun)
            {
                return tally.ToReceipt() with
                {
                    Created = plan.Count(PlannedAction.Create),
                    Updated = plan.Count(PlannedAction.Update),
                    Unchanged = plan.Count(PlannedAction.Unchanged),
                    IsDryRun = true,
                };
            }

            await WriteTypedefsAsync(typedefs, tally, cancellationToken).ConfigureAwait(false);
            await WriteEntitiesAsync(plan, tally, cancellationToken).ConfigureAwait(false);
            await AnnotateAsync(plan, tally, cancellationToken).ConfigureAwait(false);
            return tally.ToReceipt();
        }
        catch (RequestFailedException error)
        {
            activity.Fail(error);
            throw;
        }
    }

    /// <summary>Compares a batch with the Data Map and writes nothing.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <exception cref="RequestFailedException">The Data Map cannot be read.</exception>
    public async Task<DataMapPlan> PlanAsync(EntityBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return (await PlanAsync(batch, new PublishTally(), cancellationToken).ConfigureAwait(false)).Plan;
    }

    private async Task<(DataMapPlan Plan, TypedefSync Typedefs)> PlanAsync(
        EntityBatch batch, PublishTally tally, CancellationToken cancellationToken)
    {
        JsonElement held = default;
        if (!batch.Typedefs.IsEmpty)
        {
            tally.CountRequest();
            held = (await _client.Typedefs.GetAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Json;
        }

        TypedefSync typedefs = TypedefSync.Compare(batch.Typedefs, held);
        HashSet<string> unknownTypes = new(typedefs.NewNames, StringComparer.Ordinal);
        Dictionary<CatalogReference, AtlasEntity> existing =
            await ReadExistingAsync(batch, unknownTypes, tally, cancellationToken).ConfigureAwait(false);
        EntityComparison comparison = new(existing);
        return (new DataMapPlan(typedefs.NewNames, typedefs.ChangedNames, [.. batch.Entities.Select(comparison.Compare)]), typedefs);
    }

    private async Task<Dictionary<CatalogReference, AtlasEntity>> ReadExistingAsync(
        EntityBatch batch, HashSet<string> unknownTypes, PublishTally tally, CancellationToken cancellationToken)
    {
        (string Type, string[] Names)[] reads =
        [
            .. batch.Entities.Select(entity => entity.Reference).Concat(batch.Entities.SelectMany(EntityLevels.References))
                .Where(reference => !unknownTypes.Contains(reference.TypeName)).Distinct()
                .GroupBy(reference => reference.TypeName, reference => reference.QualifiedName, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => EntityClient.ByAddressLength(group.Order(StringComparer.Ordinal)), (group, names) => (group.Key, names)),
        ];
        Dictionary<CatalogReference, AtlasEntity> existing = [];
        await Parallel.ForEachAsync(reads, Parallelism(cancellationToken), async (read, stop) =>
        {
            foreach (AtlasEntity entity in await FindAsync(read.Type, read.Names, tally, stop).ConfigureAwait(false))
            {
                if (!entity.IsDeleted && entity.QualifiedName is { } name)
                {
                    lock (existing)
                    {
                        // A reference may name a super type; both lead to the entity.
                        existing[new CatalogReference(read.Type, name)] = entity;
                        existing[new CatalogReference(entity.TypeName, name)] = entity;
                    }
                }
            }
        }).ConfigureAwait(false);
        return existing;
    }

    private async Task<IReadOnlyCollection<AtlasEntity>> FindAsync(
        string type, string[] names, PublishTally tally, CancellationToken cancellationToken)
    {
        try
        {
            tally.CountRequest();
            return await _client.Entities.GetManyByQualifiedNameAsync(type, names, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException missing) when (missing.Status is 400 or 404 && names.Length > 1)
        {
            // Accounts differ in whether one missing name fails the read: then halves tell which ones are there.
            IReadOnlyCollection<AtlasEntity> first = await FindAsync(type, names[..(names.Length / 2)], tally, cancellationToken).ConfigureAwait(false);
            IReadOnlyCollection<AtlasEntity> second = await FindAsync(type, names[(names.Length / 2)..], tally, cancellationToken).ConfigureAwait(false);
            return [.. first, .. second];
        }
        catch (RequestFailedException missing) when (missing.Status is 400 or 404)
        {
            return [];
        }
    }

    private async Task WriteTypedefsAsync(TypedefSync typedefs, PublishTally tally, CancellationToken cancellationToken)
    {
        if (!typedefs.NewNames.IsEmpty)
        {
            tally.CountRequest();
            await _client.Typedefs.CreateAsync(RequestContent.Create(typedefs.NewBody()), cancellationToken).ConfigureAwait(false);
        }

        if (!typedefs.ChangedNames.IsEmpty)
        {
            tally.CountRequest();
            await _client.Typedefs.UpdateAsync(RequestContent.Create(typedefs.ChangedBody()), cancellationToken).ConfigureAwait(false);
        }
    }

    private ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken };
}

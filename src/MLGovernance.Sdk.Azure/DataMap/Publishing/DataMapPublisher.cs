using System.Collections.Immutable;
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
    /// <exception cref="IOException">Another publish holds the journal.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged or belongs to another Data Map.</exception>
    public async Task<PublishReceipt> PublishAsync(EntityBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using Activity? activity = AzureTelemetry.Source.StartActivity("Publish", ActivityKind.Client)
            ?.SetTag("mlgov.entities", batch.Entities.Length);
        try
        {
            PublishTally tally = new();
            using PublishJournal journal = PublishJournal.Open(_options.JournalFile, _client.Endpoint, create: !_options.DryRun);
            (DataMapPlan plan, TypedefChanges typedefs) = await PlanAsync(batch, journal, tally, cancellationToken).ConfigureAwait(false);
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
                    Deleted = plan.Removed.Length,
                    IsDryRun = true,
                };
            }

            await WriteTypedefsAsync(typedefs, tally, cancellationToken).ConfigureAwait(false);
            journal.RecordTypedefs(batch.Typedefs);
            await WriteEntitiesAsync(plan, journal, tally, cancellationToken).ConfigureAwait(false);
            await AnnotateAsync(plan, tally, cancellationToken).ConfigureAwait(false);
            journal.Record(plan.Entities.Where(planned => planned.Action == PlannedAction.Unchanged).Select(planned => planned.Entity));
            journal.Forget(tally.ToReceipt().Failures.Select(failure => failure.Entity));
            await RemoveAsync(plan, journal, tally, cancellationToken).ConfigureAwait(false);
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
        using PublishJournal journal = PublishJournal.Open(_options.JournalFile, _client.Endpoint, create: false);
        return (await PlanAsync(batch, journal, new PublishTally(), cancellationToken).ConfigureAwait(false)).Plan;
    }

    private async Task<(DataMapPlan Plan, TypedefChanges Typedefs)> PlanAsync(
        EntityBatch batch, PublishJournal journal, PublishTally tally, CancellationToken cancellationToken)
    {
        JsonElement types = default;
        bool typesAreKnown = batch.Typedefs.IsEmpty || journal.HoldsTypedefs(batch.Typedefs);
        if (!typesAreKnown)
        {
            tally.CountRequest();
            types = (await _client.Typedefs.GetAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Json;
        }

        TypedefChanges typedefs = TypedefChanges.Compare(typesAreKnown ? default : batch.Typedefs, types);
        HashSet<string> unknownTypes = new(typedefs.NewNames, StringComparer.Ordinal);
        HashSet<CatalogEntity> published = [.. batch.Entities.Where(journal.Holds)];
        CatalogEntity[] open = [.. batch.Entities.Where(entity => !published.Contains(entity))];
        Dictionary<CatalogReference, HeldEntity> held = await ReadExistingAsync(open, unknownTypes, tally, cancellationToken).ConfigureAwait(false);
        EntityComparison comparison = new(reference => held.TryGetValue(reference, out HeldEntity entity) ? entity.Guid : null);
        (ImmutableArray<CatalogReference> removed, string? heldBack) = Removals(batch, journal);
        DataMapPlan plan = new(
            typedefs.NewNames,
            typedefs.ChangedNames,
            [
                .. batch.Entities.Select(entity => published.Contains(entity)
                    ? new PlannedEntity(entity, PlannedAction.Unchanged, null, []) : comparison.Compare(entity, held.TryGetValue(entity.Reference, out HeldEntity existing) ? existing : null)),
            ])
        {
            Removed = removed,
            HeldBack = heldBack,
        };
        return (plan, typedefs);
    }

    private async Task<Dictionary<CatalogReference, HeldEntity>> ReadExistingAsync(
        CatalogEntity[] entities, HashSet<string> unknownTypes, PublishTally tally, CancellationToken cancellationToken)
    {
        (string Type, string[] Names)[] reads =
        [
            .. entities.Select(entity => entity.Reference).Concat(entities.SelectMany(EntityLevels.References))
                .Where(reference => !unknownTypes.Contains(reference.TypeName)).Distinct()
                .GroupBy(reference => reference.TypeName, reference => reference.QualifiedName, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => EntityClient.ByAddressLength(group.Order(StringComparer.Ordinal)), (group, names) => (group.Key, names)),
        ];
        Dictionary<CatalogReference, HeldEntity> existing = [];
        await Parallel.ForEachAsync(reads, Parallelism(cancellationToken), async (read, stop) =>
        {
            foreach (AtlasEntity entity in await FindAsync(read.Type, read.Names, tally, stop).ConfigureAwait(false))
            {
                if (!entity.IsDeleted && entity.QualifiedName is { } name)
                {
                    lock (existing)
                    {
                        // A reference may name a super type; both lead to the entity.
                        existing[new CatalogReference(read.Type, name)] = new HeldEntity(entity.Json);
                        existing[new CatalogReference(entity.TypeName, name)] = new HeldEntity(entity.Json);
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

    private async Task WriteTypedefsAsync(TypedefChanges typedefs, PublishTally tally, CancellationToken cancellationToken)
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

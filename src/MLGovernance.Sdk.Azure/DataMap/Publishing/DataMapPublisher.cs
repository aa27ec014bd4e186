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
            using PublishMemory memory = await OpenMemoryAsync(tally, _options.DryRun, cancellationToken).ConfigureAwait(false);
            (DataMapPlan plan, TypedefChanges typedefs) = await PlanAsync(batch, memory, tally, cancellationToken).ConfigureAwait(false);
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
                    Deprecated = plan.Deprecated.Length,
                    Deleted = plan.Removed.Length,
                    IsDryRun = true,
                };
            }

            await WriteTypedefsAsync(typedefs, tally, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(plan, memory, tally, cancellationToken).ConfigureAwait(false);
            if (!batch.Typedefs.IsEmpty)
            {
                memory.RecordTypedefs(batch.Typedefs);
            }

            await memory.CompleteAsync(cancellationToken).ConfigureAwait(false);
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
        PublishTally tally = new();
        using PublishMemory memory = await OpenMemoryAsync(tally, readOnly: true, cancellationToken).ConfigureAwait(false);
        return (await PlanAsync(batch, memory, tally, cancellationToken).ConfigureAwait(false)).Plan;
    }

    private async Task<PublishMemory> OpenMemoryAsync(PublishTally tally, bool readOnly, CancellationToken cancellationToken) =>
        _options.JournalFile is { } file ? !readOnly || File.Exists(file) ? PublishJournal.Open(file, _client.Endpoint) : new PublishMemory()
        : _options.StateName is { } name ? await PublishState.OpenAsync(_client, tally, name, cancellationToken).ConfigureAwait(false)
        : new PublishMemory();

    private async Task<(DataMapPlan Plan, TypedefChanges Typedefs)> PlanAsync(
        EntityBatch batch, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        // What is remembered of storage paths stays true for a batch that states them as before.
        CatalogEntity[] open = [.. batch.Entities.Where(entity => _options.Verify || !memory.Holds(entity))];
        TypedefChanges typedefs = await CompareTypedefsAsync(batch, memory, open.Length > 0, tally, cancellationToken).ConfigureAwait(false);
        Dictionary<CatalogReference, CatalogReference> places = await ResolveAsync(batch, open, memory, tally, cancellationToken).ConfigureAwait(false);
        Dictionary<CatalogReference, PlannedEntity> planned = await CompareAsync(open, places, [.. typedefs.NewNames], memory, tally, cancellationToken).ConfigureAwait(false);
        RetentionPlan retention = PlanRetention(batch, memory);
        DataMapPlan plan = new(
            typedefs.NewNames,
            typedefs.ChangedNames,
            [.. batch.Entities.Select(entity => planned.GetValueOrDefault(entity.Reference) ?? new PlannedEntity(entity, PlannedAction.Unchanged, null, []))])
        {
            Deprecated = retention.Deprecated,
            Removed = retention.Deleted,
            HeldBack = retention.HeldBack,
        };
        return (plan, typedefs);
    }

    private async Task<TypedefChanges> CompareTypedefsAsync(
        EntityBatch batch, PublishMemory memory, bool isOpen, PublishTally tally, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> state = memory is PublishState ? PublishStateContent.Typedef : default;
        bool areKnown = !_options.Verify && memory.HoldsTypedefs(batch.Typedefs);
        if (areKnown || (batch.Typedefs.IsEmpty && (state.IsEmpty || !isOpen)))
        {
            return TypedefChanges.Compare(default);
        }

        tally.CountRequest();
        return TypedefChanges.Compare(
            (await _client.Typedefs.GetAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Json, batch.Typedefs, state);
    }

    /// <summary>Compares entities with the Data Map, some at a time: what is read of them is not kept.</summary>
    private async Task<Dictionary<CatalogReference, PlannedEntity>> CompareAsync(
        CatalogEntity[] entities, Dictionary<CatalogReference, CatalogReference> places, HashSet<string> unknownTypes, PublishMemory memory, PublishTally tally,
        CancellationToken cancellationToken)
    {
        Dictionary<CatalogReference, PlannedEntity> planned = new(entities.Length);
        Dictionary<CatalogReference, string?> guids = [];
        EntityComparison comparison = new(guids.GetValueOrDefault);
        foreach (CatalogEntity[] window in entities.Chunk(_options.MaxEntitiesPerRequest * _options.MaxConcurrency * 4))
        {
            (CatalogEntity Stated, CatalogEntity Entity)[] pairs = [.. window.Select(stated => (stated, StorageResolution.Rewrite(stated, places)))];
            Dictionary<CatalogReference, HeldEntity> held = await ReadAsync(
                pairs.Select(pair => pair.Entity.Reference)
                    .Concat(pairs.SelectMany(pair => EntityLevels.References(pair.Entity)).Where(reference => !guids.ContainsKey(reference)))
                    .Where(reference => !unknownTypes.Contains(reference.TypeName)), tally, cancellationToken).ConfigureAwait(false);
            foreach (CatalogReference asked in pairs.Select(pair => pair.Entity.Reference).Concat(pairs.SelectMany(pair => EntityLevels.References(pair.Entity))))
            {
                guids.TryAdd(asked, null);
            }

            foreach ((CatalogReference reference, HeldEntity entity) in held)
            {
                guids[reference] = entity.Guid;
            }

            foreach ((CatalogEntity stated, CatalogEntity entity) in pairs)
            {
                planned[stated.Reference] = comparison.Compare(
                    entity, held.TryGetValue(entity.Reference, out HeldEntity existing) ? existing : null, memory.Of(stated.Reference)?.Classifications ?? []) with
                {
                    Stated = stated,
                };
            }
        }

        return planned;
    }

    /// <summary>Reads entities by name, many at once. Those that are not there are absent from the answer.</summary>
    private async Task<Dictionary<CatalogReference, HeldEntity>> ReadAsync(
        IEnumerable<CatalogReference> references, PublishTally tally, CancellationToken cancellationToken)
    {
        (string Type, string[] Names)[] reads =
        [
            .. references.Distinct()
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

    private async Task ApplyAsync(DataMapPlan plan, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        PlannedEntity[] changes = [.. plan.Entities.Where(planned => planned.Action != PlannedAction.Unchanged)];
        KeyValuePair<CatalogReference, PublishedEntity>[] pending =
        [
            .. changes.Select(planned => KeyValuePair.Create(planned.Stated.Reference, Intended(planned, memory))),
            .. plan.Deprecated.Concat(plan.Removed).Select(gone => KeyValuePair.Create(
                gone, (memory.Of(gone) ?? new PublishedEntity(PublishedEntity.Pending)) with { Hash = PublishedEntity.Pending })),
        ];
        if (pending.Length > 0)
        {
            await memory.BeginAsync(pending, cancellationToken).ConfigureAwait(false);
        }

        await WriteEntitiesAsync(plan, memory, tally, cancellationToken).ConfigureAwait(false);
        await AnnotateAsync(plan, tally, cancellationToken).ConfigureAwait(false);
        memory.Record(plan.Entities.Where(planned => !tally.HasFailed(planned.Entity.Reference) && !memory.Holds(planned.Stated))
            .Select(planned => KeyValuePair.Create(planned.Stated.Reference, Remembered(planned, memory))));
        await DeprecateAsync(plan, memory, tally, cancellationToken).ConfigureAwait(false);
        await RemoveAsync(plan, memory, tally, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns what to remember of an entity while it is written: a classification may be on it already, or still.</summary>
    private static PublishedEntity Intended(PlannedEntity planned, PublishMemory memory)
    {
        PublishedEntity after = Remembered(planned, memory);
        return after with
        {
            Hash = PublishedEntity.Pending,
            Classifications = [.. after.Classifications.Union(memory.Of(planned.Stated.Reference)?.Classifications ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Returns what to remember of an entity when it is as planned.</summary>
    private static PublishedEntity Remembered(PlannedEntity planned, PublishMemory memory)
    {
        ImmutableArray<string> own = planned.Action == PlannedAction.Create ? planned.Entity.Classifications
            : [.. (memory.Of(planned.Stated.Reference)?.Classifications ?? []).Intersect(planned.Entity.Classifications, StringComparer.Ordinal)
                .Union(planned.MissingClassifications, StringComparer.Ordinal)];
        return new PublishedEntity(PublishedEntity.HashOf(planned.Stated))
        {
            // A storage path that is not sent as it was stated is held by a scan.
            HeldAs = StorageResolution.IsStoragePath(planned.Stated.Reference) && !ReferenceEquals(planned.Entity, planned.Stated) ? planned.Entity.Reference : null,
            Classifications = [.. own.Order(StringComparer.Ordinal)],
        };
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

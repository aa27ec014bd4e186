using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    private async Task<(DataMapPlan Plan, TypedefChanges Typedefs)> PlanAsync(
        EntityBatch batch, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        // What is remembered of storage paths stays true for a batch that states them as before.
        CatalogEntity[] open = [.. batch.Entities.Where(entity => _options.Verify || !memory.Holds(entity))];
        TypedefChanges typedefs = await CompareTypedefsAsync(batch, memory, open.Length > 0, tally, cancellationToken).ConfigureAwait(false);
        Dictionary<CatalogReference, CatalogReference> places = await ResolveAsync(batch, open, memory, tally, cancellationToken).ConfigureAwait(false);
        Dictionary<CatalogReference, PlannedEntity> planned = await CompareAsync(batch, open, places, [.. typedefs.NewNames], memory, tally, cancellationToken).ConfigureAwait(false);
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
        EntityBatch batch, CatalogEntity[] entities, Dictionary<CatalogReference, CatalogReference> places, HashSet<string> unknownTypes, PublishMemory memory,
        PublishTally tally, CancellationToken cancellationToken)
    {
        Dictionary<CatalogReference, PlannedEntity> planned = new(entities.Length);
        Dictionary<CatalogReference, string?> guids = [];
        EntityComparison comparison = new(guids.GetValueOrDefault, TypedefChanges.AttributesOf(batch.Typedefs));
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
                    entity, held.TryGetValue(entity.Reference, out HeldEntity existing) ? existing : null, memory.Of(stated.Reference)?.Classifications ?? [],
                    isShared: entity.Reference != stated.Reference && !StorageResolution.IsStoragePath(stated.Reference)) with
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
}

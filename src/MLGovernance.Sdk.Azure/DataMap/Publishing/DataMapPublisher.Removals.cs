using System.Globalization;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    private RetentionPlan PlanRetention(EntityBatch batch, PublishMemory memory)
    {
        KeyValuePair<CatalogReference, DateTimeOffset?>[] published = memory.Published();
        if (_options.JournalFile is null && _options.StateName == DataMapPublisherOptions.DefaultStateName)
        {
            // Other estates may remember theirs under the same name: only what lies in a read workspace or registry can be gone.
            HashSet<AssetId?> scopes = [.. batch.Entities.Where(entity => entity.Source is not null).Select(entity => entity.Source!.Value.Scope)];
            published = [.. published.Where(entity => ScopeOf(entity.Key) is { } scope && scopes.Contains(scope))];
        }

        return RetentionPlan.Create(_options.Retention, batch, published, _options.TimeProvider.GetUtcNow());
    }

    /// <summary>Returns the workspace or registry that an entity's name lies in; a step is named after what it leads to.</summary>
    private static AssetId? ScopeOf(CatalogReference entity) =>
        AssetId.TryParse(entity.QualifiedName.Split('#')[0], null, out AssetId id, out _) ? id.Scope : null;

    private async Task DeprecateAsync(DataMapPlan plan, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        string since = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        HashSet<CatalogReference> there = [.. (await ReadAsync(plan.Deprecated, tally, cancellationToken).ConfigureAwait(false)).Select(held => held.Key)];
        memory.Forget(plan.Deprecated.Where(gone => !there.Contains(gone)));
        PlannedEntity[] marks =
        [
            .. plan.Deprecated.Where(there.Contains).Select(gone => new CatalogEntity
            {
                TypeName = gone.TypeName,
                QualifiedName = gone.QualifiedName,
                Attributes = [new CatalogAttribute("assetState", "Deprecated"), new CatalogAttribute(EntityComparison.GoneSince, since)],
            }).Select(entity => new PlannedEntity(entity, PlannedAction.Update, null, []) { IsWritten = true }),
        ];
        await Parallel.ForEachAsync(Cut(marks), Parallelism(cancellationToken), async (chunk, stop) =>
        {
            foreach (PlannedEntity marked in await SendAsync(chunk, tally, stop, isCounted: false).ConfigureAwait(false))
            {
                memory.Record(marked.Entity.Reference, (memory.Of(marked.Entity.Reference) ?? new PublishedEntity(PublishedEntity.Pending)) with { GoneSince = now });
                tally.CountDeprecated();
            }
        }).ConfigureAwait(false);
    }

    private async Task RemoveAsync(DataMapPlan plan, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        Dictionary<CatalogReference, HeldEntity> held = await ReadAsync(plan.Removed, tally, cancellationToken).ConfigureAwait(false);
        memory.Forget(plan.Removed.Where(gone => !held.ContainsKey(gone)));
        foreach (CatalogReference[] chunk in plan.Removed.Where(held.ContainsKey).Chunk(_options.MaxEntitiesPerRequest))
        {
            await RemoveAsync(chunk, held, memory, tally, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RemoveAsync(
        CatalogReference[] chunk, Dictionary<CatalogReference, HeldEntity> held, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        try
        {
            tally.CountRequest();
            await _client.Entities.DeleteManyAsync(chunk.Select(gone => held[gone].Guid), cancellationToken).ConfigureAwait(false);
            tally.CountDeleted(chunk.Length);
            memory.Forget(chunk);
        }
        catch (RequestFailedException error) when (chunk.Length > 1 && MayBeOneEntity(error) && error.Status != 401)
        {
            await RemoveAsync(chunk[..(chunk.Length / 2)], held, memory, tally, cancellationToken).ConfigureAwait(false);
            await RemoveAsync(chunk[(chunk.Length / 2)..], held, memory, tally, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            memory.Forget(chunk);
        }
        catch (RequestFailedException error) when (error.Status != 401)
        {
            foreach (CatalogReference gone in chunk)
            {
                tally.Fail(gone, error);
            }
        }
    }
}

using System.Collections.Immutable;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    private async Task WriteEntitiesAsync(
        DataMapPlan plan, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        tally.CountUnchanged(plan.Count(PlannedAction.Unchanged));
        tally.CountUpdated(plan.Entities.Count(planned => planned is { Action: PlannedAction.Update, IsWritten: false }));
        PlannedEntity[] changes = [.. plan.Entities.Where(planned => planned.IsWritten).DistinctBy(planned => planned.Entity.Reference)];
        foreach (ImmutableArray<PlannedEntity> level in EntityLevels.Of(changes, planned => planned.Entity))
        {
            List<PlannedEntity> ready = [];
            foreach (PlannedEntity planned in level)
            {
                if (EntityLevels.References(planned.Entity).FirstOrDefault(tally.HasFailed) is { } refused)
                {
                    tally.Fail([planned], "DependencyFailed", $"It refers to '{refused.QualifiedName}', which was refused.");
                }
                else
                {
                    ready.Add(planned);
                }
            }

            // The collection is sent with new entities only: on others it would undo a curator's move. Requests are written as they are sent.
            IEnumerable<EntityChunk> chunks = Cut(ready.Where(planned => planned.Action == PlannedAction.Create))
                .Concat(Cut(ready.Where(planned => planned.Action == PlannedAction.Update)));
            await Parallel.ForEachAsync(
                chunks, Parallelism(cancellationToken), async (chunk, stop) =>
                {
                    foreach (PlannedEntity sent in await SendAsync(chunk, tally, stop).ConfigureAwait(false))
                    {
                        // What still lacks its classifications is not done yet.
                        if (sent.MissingClassifications.IsEmpty && sent.RetractedClassifications.IsEmpty && sent.MissingLabels.IsEmpty && sent.MissingTerms.IsEmpty)
                        {
                            memory.Record(sent.Stated.Reference, Remembered(sent, memory));
                        }
                    }
                }).ConfigureAwait(false);
        }
    }

    private IEnumerable<EntityChunk> Cut(IEnumerable<PlannedEntity> entities) =>
        EntityChunk.Cut(entities, _options.MaxEntitiesPerRequest, _options.MaxBytesPerRequest);

    /// <summary>Sends a chunk, in halves where it is refused, and returns what the Data Map took.</summary>
    private async Task<IReadOnlyList<PlannedEntity>> SendAsync(EntityChunk chunk, PublishTally tally, CancellationToken cancellationToken, bool isCounted = true)
    {
        try
        {
            tally.CountRequest();
            string? collection = chunk.Entities[0].Action == PlannedAction.Create ? _options.CollectionId : null;
            Response<EntityMutation> result = await _client.Entities.CreateOrUpdateManyAsync(
                chunk.ToContent(), collection, BusinessAttributeUpdate.Merge, cancellationToken).ConfigureAwait(false);
            tally.Succeed(chunk, result.Value, isCounted);
            return chunk.Entities;
        }
        catch (RequestFailedException error) when (error.Status != 401)
        {
            if (chunk.Entities.Count == 1 || !MayBeOneEntity(error))
            {
                tally.Fail(chunk.Entities, error);
                return [];
            }

            (EntityChunk first, EntityChunk second) = chunk.Halve();
            return
            [
                .. await SendAsync(first, tally, cancellationToken, isCounted).ConfigureAwait(false),
                .. await SendAsync(second, tally, cancellationToken, isCounted).ConfigureAwait(false),
            ];
        }
        catch (AggregateException unreachable) when (!cancellationToken.IsCancellationRequested)
        {
            tally.Fail(chunk.Entities, "Unreachable", $"The Data Map could not be reached: {unreachable.InnerException?.GetType().Name}.");
            return [];
        }
    }

    // A whole request fails by one entity, by its size, or by its time; rights, throttles and outages meet all entities alike.
    private static bool MayBeOneEntity(RequestFailedException error) => error.Status is not (0 or 403 or 429 or 502 or 503);
}

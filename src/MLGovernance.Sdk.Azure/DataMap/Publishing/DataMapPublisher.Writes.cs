using System.Collections.Immutable;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    private async Task WriteEntitiesAsync(
        DataMapPlan plan, PublishJournal journal, PublishTally tally, CancellationToken cancellationToken)
    {
        tally.CountUnchanged(plan.Count(PlannedAction.Unchanged));
        PlannedEntity[] changes = [.. plan.Entities.Where(planned => planned.Action != PlannedAction.Unchanged)];
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

            // The collection is sent with new entities only: on others it would undo a curator's move.
            EntityChunk[] chunks =
            [
                .. Cut(ready.Where(planned => planned.Action == PlannedAction.Create)),
                .. Cut(ready.Where(planned => planned.Action == PlannedAction.Update)),
            ];
            await Parallel.ForEachAsync(
                chunks, Parallelism(cancellationToken), async (chunk, stop) => await SendAsync(chunk, journal, tally, stop).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
    }

    private IEnumerable<EntityChunk> Cut(IEnumerable<PlannedEntity> entities) =>
        EntityChunk.Cut(entities, _options.MaxEntitiesPerRequest, _options.MaxBytesPerRequest);

    private async Task SendAsync(
        EntityChunk chunk, PublishJournal journal, PublishTally tally, CancellationToken cancellationToken)
    {
        try
        {
            tally.CountRequest();
            string? collection = chunk.Entities[0].Action == PlannedAction.Create ? _options.CollectionId : null;
            Response<EntityMutation> result = await _client.Entities.CreateOrUpdateManyAsync(
                chunk.ToContent(), collection, BusinessAttributeUpdate.Merge, cancellationToken).ConfigureAwait(false);
            tally.Succeed(chunk, result.Value);
            journal.Record(chunk.Entities.Select(planned => planned.Entity));
        }
        catch (RequestFailedException error) when (error.Status != 401)
        {
            if (chunk.Entities.Count == 1 || !MayBeOneEntity(error))
            {
                tally.Fail(chunk.Entities, error);
                return;
            }

            (EntityChunk first, EntityChunk second) = chunk.Halve();
            await SendAsync(first, journal, tally, cancellationToken).ConfigureAwait(false);
            await SendAsync(second, journal, tally, cancellationToken).ConfigureAwait(false);
        }
        catch (AggregateException unreachable) when (!cancellationToken.IsCancellationRequested)
        {
            tally.Fail(chunk.Entities, "Unreachable", $"The Data Map could not be reached: {unreachable.InnerException?.GetType().Name}.");
        }
    }

    // A whole request fails by one entity, by its size, or by its time; rights, throttles and outages meet all entities alike.
    private static bool MayBeOneEntity(RequestFailedException error) => error.Status is not (0 or 403 or 429 or 502 or 503);
}

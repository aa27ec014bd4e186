using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    // Entity writes take classifications and labels only for new entities; on others they are added, and taken off, by calls of their
    // own. Taken off is only what an earlier publish put on: the rest is a curator's.
    private async Task AnnotateAsync(DataMapPlan plan, PublishTally tally, CancellationToken cancellationToken)
    {
        PlannedEntity[] updates =
            [.. plan.Entities.Where(planned => planned.Action == PlannedAction.Update && !tally.HasFailed(planned.Entity.Reference))];
        (string Classification, PlannedEntity[] Entities)[] classified =
        [
            .. updates.SelectMany(planned => planned.MissingClassifications, (planned, name) => (planned, name))
                .GroupBy(pair => pair.name, pair => pair.planned, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(
                    group => group.DistinctBy(planned => planned.Entity.Reference).Chunk(_options.MaxEntitiesPerRequest), (group, chunk) => (group.Key, chunk)),
        ];
        await Parallel.ForEachAsync(classified, Parallelism(cancellationToken), async (item, stop) =>
            await AnnotateAsync(item.Entities, tally, guids => _client.Entities.AddClassificationAsync(item.Classification, guids, stop))
                .ConfigureAwait(false)).ConfigureAwait(false);

        (PlannedEntity Entity, string Classification)[] retracted =
            [.. updates.SelectMany(planned => planned.RetractedClassifications, (planned, name) => (planned, name))];
        await Parallel.ForEachAsync(retracted, Parallelism(cancellationToken), async (item, stop) =>
            await AnnotateAsync([item.Entity], tally, guids => _client.Entities.RemoveClassificationAsync(guids[0], item.Classification, stop))
                .ConfigureAwait(false)).ConfigureAwait(false);

        PlannedEntity[] labelled = [.. updates.Where(planned => planned.MissingLabels.Length > 0)];
        await Parallel.ForEachAsync(labelled, Parallelism(cancellationToken), async (planned, stop) =>
            await AnnotateAsync([planned], tally, guids => _client.Entities.AddLabelsAsync(guids[0], planned.MissingLabels, stop))
                .ConfigureAwait(false)).ConfigureAwait(false);
    }

    // A write takes no terms: they are assigned by the glossary, to new entities too.
    private async Task AssignTermsAsync(DataMapPlan plan, PublishTally tally, CancellationToken cancellationToken)
    {
        PlannedEntity[] lacking = [.. plan.Entities.Where(planned => planned.MissingTerms.Length > 0 && !tally.HasFailed(planned.Entity.Reference))];
        if (lacking.Length == 0)
        {
            return;
        }

        GlossaryTerms terms = await GlossaryTerms.ReadAsync(_client.Glossary, tally.CountRequest, cancellationToken).ConfigureAwait(false);
        Dictionary<CatalogReference, HeldEntity> created = await ReadAsync(
            lacking.Where(planned => planned.Guid is null).Select(planned => planned.Entity.Reference), tally, cancellationToken).ConfigureAwait(false);
        PlannedEntity[] known = [.. lacking.Select(planned => planned.Guid is null && created.TryGetValue(planned.Entity.Reference, out HeldEntity held) ? planned with { Guid = held.Guid } : planned)];
        (string Term, PlannedEntity[] Entities)[] assigned =
        [
            .. known.SelectMany(planned => planned.MissingTerms, (planned, name) => (planned, name))
                .GroupBy(pair => pair.name, pair => pair.planned, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => group.DistinctBy(planned => planned.Entity.Reference).Chunk(_options.MaxEntitiesPerRequest), (group, chunk) => (group.Key, chunk)),
        ];
        await Parallel.ForEachAsync(assigned, Parallelism(cancellationToken), async (item, stop) =>
        {
            (string? guid, string reason) = terms.Find(item.Term);
            if (guid is null)
            {
                tally.Fail(item.Entities, "TermNotFound", reason);
            }
            else
            {
                await AnnotateAsync(item.Entities, tally, guids => _client.Glossary.AssignAsync(guid, guids, stop)).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    private static async Task AnnotateAsync(PlannedEntity[] entities, PublishTally tally, Func<string[], Task<Response>> send)
    {
        string[] guids = [.. entities.Select(planned => planned.Guid).OfType<string>()];
        if (guids.Length == 0)
        {
            return;
        }

        try
        {
            tally.CountRequest();
            await send(guids).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status is 404 or 409)
        {
            // Somebody added it, or took it off, since the plan was made.
        }
        catch (RequestFailedException error) when (error.Status is not 401)
        {
            tally.Fail(entities, error);
        }
    }
}

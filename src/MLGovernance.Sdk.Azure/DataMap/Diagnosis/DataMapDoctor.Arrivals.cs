using System.Collections.Immutable;
using Azure;
using MLGovernance.Lineage;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapDoctor
{
    private const int MostReasons = 50;
    private const string UnknownType = "ATLAS-404-00-001";

    /// <summary>Looks for everything of a batch that did not arrive, entities and edges, and tells why.</summary>
    /// <param name="batch">What is to be published of the estate.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    /// <returns>One check for each thing that did not arrive, up to 50 of a sort and the number of the others; else that all did.</returns>
    /// <exception cref="RequestFailedException">The Data Map cannot be read.</exception>
    public async Task<ImmutableArray<DataMapCheck>> SurveyAsync(EntityBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        DataMapPlan plan = await new DataMapPublisher(_client, new DataMapPublisherOptions { Verify = true, StateName = _stateName })
            .PlanAsync(batch, cancellationToken).ConfigureAwait(false);
        using PublishMemory memory = await RecallAsync(cancellationToken).ConfigureAwait(false);
        List<DataMapCheck> checks = [];
        PlannedEntity[] missing = [.. plan.Entities.Where(planned => planned.Action == PlannedAction.Create)];
        foreach (PlannedEntity planned in missing.Take(MostReasons))
        {
            checks.Add((await FindAsync(planned.Entity.Reference, memory, cancellationToken).ConfigureAwait(false)).Check with { Subject = planned.Entity.ToString() });
        }

        DataMapCheck[] edges = [.. plan.Entities.Where(planned => planned.Action == PlannedAction.Update).SelectMany(
            planned => planned.Differences.Where(difference => difference.StartsWith("inputs:", StringComparison.Ordinal) || difference.StartsWith("outputs:", StringComparison.Ordinal)),
            (planned, difference) => new DataMapCheck($"edge of {planned.Entity.QualifiedName}", DataMapCheckState.Failed,
                $"The Data Map joins other {difference.Split(':')[0]} than the estate: they changed since the last publish, or somebody changed them there; 'mlgov purview apply --verify' sends them."))];
        checks.AddRange(edges.Take(MostReasons));
        checks.AddRange(batch.Report.Graph.DanglingReferences.GroupBy(reference => reference.Reason, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(
            group => new DataMapCheck("references", DataMapCheckState.Warning,
                $"{group.Count()} references give no edge: {group.Key} The first is '{group.First().Text}' at {group.First().Pointer} of {group.First().From.Id}.")));
        int more = Math.Max(0, missing.Length - MostReasons) + Math.Max(0, edges.Length - MostReasons);
        if (more > 0)
        {
            checks.Add(new DataMapCheck("arrival", DataMapCheckState.Failed, $"{more} more did not arrive; 'mlgov purview plan --verify' lists all."));
        }
        else if (missing.Length + edges.Length == 0)
        {
            checks.Add(new DataMapCheck("arrival", DataMapCheckState.Passed, $"All {batch.Entities.Length} entities and their edges are there."));
        }

        return [.. checks];
    }

    /// <summary>Looks for an entity, for a storage path also under the names that scans give, and tells why it is not there.</summary>
    private async Task<(DataMapCheck Check, AtlasEntity? Held)> FindAsync(CatalogReference wanted, PublishMemory memory, CancellationToken cancellationToken)
    {
        try
        {
            if (await ReadAsync(wanted, cancellationToken).ConfigureAwait(false) is { } entity)
            {
                return entity.IsDeleted ? (Failed($"The Data Map holds it as deleted ({entity.Guid}): 'mlgov purview apply --verify' makes it again; it gets a new guid."), null)
                    : entity.Text("attributes", EntityComparison.GoneSince) is { Length: > 0 } since
                        ? (new DataMapCheck("arrive", DataMapCheckState.Warning, $"The Data Map holds it ({entity.Guid}) as gone from the estate since {since}: the next publish of an estate that holds it unmarks it."), entity)
                        : (Passed($"The Data Map holds it ({entity.Guid}); search may show it some seconds later."), entity);
            }

            if (memory.Of(wanted)?.HeldAs is { } adopted && await ReadAsync(adopted, cancellationToken).ConfigureAwait(false) is { IsDeleted: false } other)
            {
                return (Passed($"Another connector holds it as {adopted.TypeName} {adopted.QualifiedName} ({other.Guid}); what is published is added to that."), other);
            }

            foreach (CatalogReference place in StorageResolution.RanksOf(wanted).SelectMany(rank => rank).Where(name => name != wanted))
            {
                if (await ReadAsync(place, cancellationToken).ConfigureAwait(false) is { IsDeleted: false } scanned)
                {
                    return (Passed($"A scan of Purview holds it as {place.TypeName} {place.QualifiedName} ({scanned.Guid}); lineage leads there."), scanned);
                }
            }

            return (Failed(memory.Of(wanted) switch
            {
                null => "The Data Map does not hold it: no publish since it was made began to write it; run 'mlgov purview apply'.",
                { Hash: PublishedEntity.Pending } => "The Data Map does not hold it: a publish began to write it, and was interrupted or refused it; 'mlgov purview apply' goes on and names a refusal.",
                _ => "The Data Map does not hold it, though it was published: somebody deleted it since; 'mlgov purview apply --verify' makes it again.",
            }), null);
        }
        catch (RequestFailedException error) when (error.ErrorCode == UnknownType)
        {
            return (Failed($"The Data Map does not know the type '{wanted.TypeName}': no publish got as far as the type definitions, which need the collection role Data Curator at the root."), null);
        }
        catch (RequestFailedException error)
        {
            return (Failed($"It cannot be read from the Data Map: {error.Status} {error.ErrorCode}."), null);
        }
    }

    private async Task<AtlasEntity?> ReadAsync(CatalogReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.Entities.GetByQualifiedNameAsync(reference.TypeName, reference.QualifiedName, cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404 && missing.ErrorCode != UnknownType)
        {
            return null;
        }
    }

    private async Task<PublishMemory> RecallAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _stateName is { } name ? await PublishState.OpenAsync(_client, new PublishTally(), name, cancellationToken).ConfigureAwait(false) : new PublishMemory();
        }
        catch (RequestFailedException)
        {
            // What cannot be read here fails the checks themselves, with the reason.
            return new PublishMemory();
        }
    }

    private static DataMapCheck Passed(string message) => new("arrive", DataMapCheckState.Passed, message);

    private static DataMapCheck Failed(string message) => new("arrive", DataMapCheckState.Failed, message);
}

using System.Collections.Immutable;
using System.Diagnostics;
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
            if (memory is PublishJournal && _options.StateName is { } name)
            {
                // What the Data Map remembers of publishes without this journal is no longer true.
                await PublishState.DistrustAsync(_client, tally, name, pending, cancellationToken).ConfigureAwait(false);
            }
        }

        await WriteEntitiesAsync(plan, memory, tally, cancellationToken).ConfigureAwait(false);
        await AnnotateAsync(plan, tally, cancellationToken).ConfigureAwait(false);
        await AssignTermsAsync(plan, tally, cancellationToken).ConfigureAwait(false);
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
            // A storage path that is not sent as it was stated is held by a scan, another asset under another name by another connector.
            HeldAs = !ReferenceEquals(planned.Entity, planned.Stated)
                && (StorageResolution.IsStoragePath(planned.Stated.Reference) || planned.Entity.Reference != planned.Stated.Reference) ? planned.Entity.Reference : null,
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

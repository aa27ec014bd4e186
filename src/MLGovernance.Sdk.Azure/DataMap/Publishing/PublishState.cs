using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// Remembers what was published in the Data Map itself: an entity holds the content hashes of all that one estate published, packed, so
/// that a later publish from any machine reads it in one request and asks nothing about what did not change.
/// </summary>
/// <remarks>
/// A publish writes down what it is about to touch before it touches it, under a token of its own. At its end it reads the token again:
/// when another publish has put its own there, both wrote at once, and what this one touched is left to be compared by the next.
/// </remarks>
internal sealed class PublishState : PublishMemory
{
    internal const string TypeName = "mlgov_publish_state";
    private const string RunAttribute = "run";

    private readonly EntityClient _entities;
    private readonly PublishTally _tally;
    private readonly string _name;
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly Dictionary<CatalogReference, PublishedEntity> _touched = [];
    private string _stamp = "";
    private bool _isBegun;
    private bool _isRefused;

    private PublishState(EntityClient entities, PublishTally tally, string name) => (_entities, _tally, _name) = (entities, tally, name);

    /// <summary>Reads what is remembered; nothing, when it is not there or was written in part.</summary>
    /// <exception cref="RequestFailedException">The Data Map cannot be read.</exception>
    internal static async Task<PublishState> OpenAsync(DataMapClient client, PublishTally tally, string name, CancellationToken cancellationToken)
    {
        PublishState state = new(client.Entities, tally, name);
        await state.LoadAsync(cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>Takes back what is remembered of entities, where anything is: somebody writes them who remembers elsewhere.</summary>
    internal static async Task DistrustAsync(
        DataMapClient client, PublishTally tally, string name, IEnumerable<KeyValuePair<CatalogReference, PublishedEntity>> entities, CancellationToken cancellationToken)
    {
        PublishState state = await OpenAsync(client, tally, name, cancellationToken).ConfigureAwait(false);
        state.Record(entities.Where(entity => state.Of(entity.Key) is not null));
        if (state._touched.Count > 0)
        {
            await state.SaveAsync("", cancellationToken).ConfigureAwait(false);
        }
    }

    internal override void Record(IEnumerable<KeyValuePair<CatalogReference, PublishedEntity>> entities)
    {
        lock (Gate)
        {
            foreach ((CatalogReference reference, PublishedEntity entity) in entities)
            {
                if (Set(reference, entity))
                {
                    _touched[reference] = entity;
                }
            }
        }
    }

    internal override async Task BeginAsync(IReadOnlyCollection<KeyValuePair<CatalogReference, PublishedEntity>> pending, CancellationToken cancellationToken)
    {
        PublishState now = new(_entities, _tally, _name);
        await now.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (now._stamp != _stamp)
        {
            // Another publish ended since this one began to plan: whatever it changed is compared next time.
            lock (Gate)
            {
                foreach (CatalogReference changed in All.Concat(now.All).Select(entity => entity.Key).Distinct().ToArray())
                {
                    if (now.Of(changed) is not { } theirs)
                    {
                        Set(changed, new PublishedEntity(""));
                    }
                    else if (!theirs.IsSame(Of(changed)))
                    {
                        Set(changed, theirs with { Hash = PublishedEntity.Pending });
                    }
                }
            }
        }

        Record(pending);
        _isBegun = true;
        await SaveAsync(_run, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_touched.Count == 0)
        {
            return;
        }

        PublishState now = new(_entities, _tally, _name);
        string? run = await now.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (_isBegun && run != _run)
        {
            // Two wrote at once: what is there of mine may be the other's. Both leave what they touched to be compared by the next.
            now.Record(_touched.Select(entity => KeyValuePair.Create(entity.Key, entity.Value.Hash.Length == 0 ? entity.Value : entity.Value with { Hash = PublishedEntity.Pending })));
            await now.SaveAsync("", cancellationToken).ConfigureAwait(false);
        }
        else if (_isBegun || (string.IsNullOrEmpty(run) && now._stamp == _stamp))
        {
            await SaveAsync("", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the entity and returns whose run it bears, or null when it is not there.</summary>
    private async Task<string?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(PublishStateContent.NameOf(_name, 0), cancellationToken).ConfigureAwait(false) is not { } first)
        {
            return null;
        }

        List<AtlasEntity> shards = [first];
        for (int shard = 1; shard < PublishStateContent.ShardsOf(first); shard++)
        {
            if (await ReadAsync(PublishStateContent.NameOf(_name, shard), cancellationToken).ConfigureAwait(false) is { } next)
            {
                shards.Add(next);
            }
        }

        lock (Gate)
        {
            foreach ((CatalogReference reference, PublishedEntity entity) in PublishStateContent.Read(shards, out _stamp))
            {
                Set(reference, entity);
            }
        }

        return first.Text("attributes", RunAttribute) ?? "";
    }

    private async Task<AtlasEntity?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            _tally.CountRequest();
            AtlasEntity entity = (await _entities.GetByQualifiedNameAsync(TypeName, name, ignoreRelationships: true, cancellationToken).ConfigureAwait(false)).Value;
            return entity.IsDeleted ? null : entity;
        }
        catch (RequestFailedException missing) when (missing.Status is 400 or 404)
        {
            return null;
        }
    }

    private async Task SaveAsync(string run, CancellationToken cancellationToken)
    {
        List<(string Name, string[] Parts)> shards;
        lock (Gate)
        {
            shards = PublishStateContent.Pack(_name, All);
        }

        // The first shard tells how many there are, so it goes last: until then the former content is told by its digest.
        for (int shard = shards.Count - 1; shard >= 0 && !_isRefused; shard--)
        {
            _tally.CountRequest();
            (string name, string[] parts) = shards[shard];
            try
            {
                await _entities.CreateOrUpdateManyAsync(
                    JsonContent.Write(writer => PublishStateContent.Write(writer, name, run, shards.Count, parts)), cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException error) when (error.Status is 400 or 413 && _stamp.Length == 0)
            {
                // Nothing is remembered that could mislead the next publish: this one goes on, and the refusal is told.
                _isRefused = true;
                _tally.Fail(new CatalogReference(TypeName, name), error);
            }
        }
    }
}

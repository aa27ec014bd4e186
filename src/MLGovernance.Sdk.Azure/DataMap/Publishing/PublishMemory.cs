using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// What a publisher remembers of former publishes. This one forgets all when the publish ends; others keep it in a file or in the Data Map.
/// </summary>
internal class PublishMemory : IDisposable
{
    /// <summary>The type definitions stand among the entities under a name that no type has.</summary>
    private static readonly CatalogReference Typedefs = new("(typedefs)", "");

    private readonly Dictionary<CatalogReference, PublishedEntity> _entities = [];

    protected Lock Gate { get; } = new();

    /// <summary>Gets all that is remembered, type definitions too.</summary>
    protected IEnumerable<KeyValuePair<CatalogReference, PublishedEntity>> All => _entities;

    internal PublishedEntity? Of(CatalogReference entity)
    {
        lock (Gate)
        {
            return _entities.GetValueOrDefault(entity);
        }
    }

    /// <summary>Returns what was published, each with the time since when it is marked as gone.</summary>
    internal KeyValuePair<CatalogReference, DateTimeOffset?>[] Published()
    {
        lock (Gate)
        {
            return [.. _entities.Where(entity => entity.Key != Typedefs).Select(entity => KeyValuePair.Create(entity.Key, entity.Value.GoneSince))];
        }
    }

    internal bool Holds(CatalogEntity entity) =>
        Of(entity.Reference) is { GoneSince: null, Hash: not PublishedEntity.Pending } known && known.Hash == PublishedEntity.HashOf(entity);

    internal bool HoldsTypedefs(ReadOnlyMemory<byte> typedefs) => Of(Typedefs)?.Hash == PublishedEntity.HashOf(typedefs.Span);

    internal void RecordTypedefs(ReadOnlyMemory<byte> typedefs) => Record(Typedefs, new PublishedEntity(PublishedEntity.HashOf(typedefs.Span)));

    internal void Record(CatalogReference reference, PublishedEntity entity) => Record([KeyValuePair.Create(reference, entity)]);

    /// <summary>Remembers entities that the Data Map took.</summary>
    internal virtual void Record(IEnumerable<KeyValuePair<CatalogReference, PublishedEntity>> entities)
    {
        lock (Gate)
        {
            foreach ((CatalogReference reference, PublishedEntity entity) in entities)
            {
                Set(reference, entity);
            }
        }
    }

    /// <summary>Forgets entities that the Data Map no longer holds.</summary>
    internal void Forget(IEnumerable<CatalogReference> entities) => Record(entities.Select(entity => KeyValuePair.Create(entity, new PublishedEntity(""))));

    /// <summary>Tells that a publish begins to write entities: until each is recorded, nobody may trust what is remembered of it.</summary>
    internal virtual Task BeginAsync(IReadOnlyCollection<KeyValuePair<CatalogReference, PublishedEntity>> pending, CancellationToken cancellationToken)
    {
        Record(pending);
        return Task.CompletedTask;
    }

    /// <summary>Tells that the publish ended.</summary>
    internal virtual Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Sets or, with an empty hash, forgets an entity; tells whether anything changed. Under the gate.</summary>
    protected bool Set(CatalogReference reference, PublishedEntity entity)
    {
        if (entity.Hash.Length == 0)
        {
            return _entities.Remove(reference);
        }

        bool isNew = !entity.IsSame(_entities.GetValueOrDefault(reference));
        _entities[reference] = entity;
        return isNew;
    }
}

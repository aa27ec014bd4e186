using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Purview;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>The index behind discovery. It follows the store after the configured lag; until then it answers what it knew before.</summary>
internal sealed class SearchIndex
{
    private readonly DataMapState _state;
    private readonly Dictionary<string, DiscoveryDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _pending = new(StringComparer.Ordinal);

    public SearchIndex(DataMapState state)
    {
        _state = state;
        state.EntityChanged = entity => _pending.TryAdd(entity.Guid, Now);
        foreach (EntityRecord entity in state.Entities.Values)
        {
            Refresh(entity);
        }
    }

    private DateTimeOffset Now => _state.Options.TimeProvider.GetUtcNow();

    /// <summary>The documents as the index knows them now, ordered by name and id.</summary>
    public IReadOnlyList<DiscoveryDocument> Documents()
    {
        DateTimeOffset visible = Now - _state.Options.SearchLag;
        foreach (string guid in _pending.Where(entry => entry.Value <= visible).Select(entry => entry.Key).ToArray())
        {
            _pending.Remove(guid);
            Refresh(_state.Entities[guid]);
        }

        return [.. _documents.Values];
    }

    private void Refresh(EntityRecord entity)
    {
        if (entity.IsDeleted)
        {
            _documents.Remove(entity.Guid);
        }
        else
        {
            _documents[entity.Guid] = SearchDocument.Of(_state, entity);
        }
    }
}

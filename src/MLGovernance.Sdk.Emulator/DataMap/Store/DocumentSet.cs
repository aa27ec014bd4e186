using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Store;

/// <summary>The plain documents of the Data Map's neighbours, by kind and id: glossaries, terms, categories, collections, policies.</summary>
internal sealed class DocumentSet
{
    private readonly Dictionary<string, SortedDictionary<string, JsonObject>> _kinds = new(StringComparer.Ordinal);

    public IReadOnlyCollection<JsonObject> All(string kind) => Kind(kind).Values;

    public JsonObject? Find(string kind, string id) => Kind(kind).GetValueOrDefault(id);

    public void Load(string kind, string id, JsonObject document) => Kind(kind)[id] = document;

    public void Put(DataMapState state, string kind, string id, JsonObject document)
    {
        Kind(kind)[id] = document;
        state.Change(kind, id, () => document.ToJsonString());
    }

    public bool Remove(DataMapState state, string kind, string id)
    {
        state.Change(kind, id, null);
        return Kind(kind).Remove(id);
    }

    private SortedDictionary<string, JsonObject> Kind(string kind)
    {
        if (!_kinds.TryGetValue(kind, out SortedDictionary<string, JsonObject>? documents))
        {
            _kinds[kind] = documents = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        }

        return documents;
    }
}

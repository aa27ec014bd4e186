using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Labels: POST sets, PUT adds, DELETE removes those in its body.</summary>
internal sealed class Labels(DataMapState state)
{
    private static readonly string[] Paths =
        ["/atlas/v2/entity/guid/{guid}/labels", "/atlas/v2/entity/uniqueAttribute/type/{typeName}/labels"];

    public IEnumerable<DataMapRoute> Routes => Paths.SelectMany(path => (DataMapRoute[])
    [
        new("POST", path, call => Change(call, (labels, given) =>
        {
            labels.Clear();
            labels.UnionWith(given);
        })),
        new("PUT", path, call => Change(call, (labels, given) => labels.UnionWith(given))),
        new("DELETE", path, call => Change(call, (labels, given) => labels.ExceptWith(given))),
    ]);

    private System.Text.Json.Nodes.JsonNode? Change(DataMapCall call, Action<SortedSet<string>, IEnumerable<string>> change)
    {
        string type = call.Route("typeName");
        EntityRecord entity = call.Route("guid") is { Length: > 0 } guid
            ? state.RequireActive(guid)
            : state.FindActive(type, call.UniqueName()) ?? throw AtlasError.EntityNotFound(type, call.UniqueName());
        change(entity.Labels, call.Body is null ? [] : call.Array().Texts());
        state.Touch(entity);
        return null;
    }
}

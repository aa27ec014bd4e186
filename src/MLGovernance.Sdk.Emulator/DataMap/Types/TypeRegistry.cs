using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>All type definitions by name, with what inheritance makes of them. Callers hold the state's lock.</summary>
internal sealed class TypeRegistry
{
    private readonly Dictionary<string, JsonObject> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityShape> _shapes = new(StringComparer.Ordinal);

    public IEnumerable<JsonObject> All => _types.Values.OrderBy(type => type.Text("name"), StringComparer.Ordinal);

    public JsonObject? Find(string name) => _types.GetValueOrDefault(name);

    public JsonObject? FindByGuid(string guid) => _types.Values.FirstOrDefault(type => type.Text("guid") == guid);

    public JsonObject Require(string name, string category) =>
        _types.TryGetValue(name, out JsonObject? type) && type.Text("category") == category ? type : throw AtlasError.TypeNotFound(name);

    public void Set(JsonObject definition)
    {
        _types[definition.Text("name")!] = definition;
        _shapes.Clear();
    }

    public void Remove(string name)
    {
        _types.Remove(name);
        _shapes.Clear();
    }

    /// <summary>What an entity of the type looks like; 404 when it is no entity type.</summary>
    public EntityShape Shape(string typeName)
    {
        if (_shapes.TryGetValue(typeName, out EntityShape? shape))
        {
            return shape;
        }

        Require(typeName, "ENTITY");
        var ancestry = new List<string>();
        Collect(typeName, ancestry);
        shape = EntityShape.Create(typeName, ancestry, _types);
        _shapes[typeName] = shape;
        return shape;
    }

    public bool IsEntityType(string name) => _types.TryGetValue(name, out JsonObject? type) && type.Text("category") == "ENTITY";

    public bool IsKindOf(string typeName, string superType) => IsEntityType(typeName) && Shape(typeName).Ancestry.Contains(superType);

    public IEnumerable<string> SubTypesOf(string name) =>
        _types.Values.Where(type => type.Texts("superTypes").Contains(name)).Select(type => type.Text("name")!).Order(StringComparer.Ordinal);

    private void Collect(string name, List<string> into)
    {
        if (into.Contains(name))
        {
            return;
        }

        into.Add(name);
        foreach (string superType in _types.GetValueOrDefault(name).Texts("superTypes"))
        {
            Collect(superType, into);
        }
    }
}

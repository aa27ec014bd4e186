using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>The entity that a reference means: its guid and type, which may be one that the same request is about to create.</summary>
internal readonly record struct EntityTarget(string Guid, string TypeName);

/// <summary>
/// Resolves object ids: a placeholder within the request, a guid, or a type with a qualifiedName of an entity that already exists. One
/// that does not resolve fails the whole request.
/// </summary>
internal sealed class References(DataMapState state)
{
    private readonly Dictionary<string, EntityTarget> _placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityTarget> _created = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, EntityTarget> Placeholders => _placeholders;

    public static bool IsPlaceholder(string guid) => guid.StartsWith('-');

    public void Assign(string placeholder, EntityTarget target)
    {
        _placeholders[placeholder] = target;
        Create(target);
    }

    public void Create(EntityTarget target) => _created[target.Guid] = target;

    public EntityTarget Resolve(JsonNode? node)
    {
        if (node is not JsonObject reference)
        {
            throw AtlasError.BadParameters($"expected an object id, found '{node?.ToJsonString() ?? "null"}'");
        }

        if (reference.Text("guid") is { Length: > 0 } guid)
        {
            if (_placeholders.TryGetValue(guid, out EntityTarget assigned) || _created.TryGetValue(guid, out assigned))
            {
                return assigned;
            }

            EntityRecord? entity = IsPlaceholder(guid) ? null : state.Entities.GetValueOrDefault(guid);
            return entity is { IsDeleted: false } ? new(entity.Guid, entity.TypeName) : throw AtlasError.ReferenceNotFound(guid);
        }

        string? type = reference.Text("typeName");
        string? name = reference["uniqueAttributes"].Text("qualifiedName");
        if (type is null || name is null)
        {
            throw AtlasError.BadParameters("an object id needs a 'guid', or a 'typeName' with 'uniqueAttributes.qualifiedName'");
        }

        if (!state.Types.IsEntityType(type))
        {
            throw AtlasError.TypeNotFound(type);
        }

        return state.FindActive(type, name) is { } found
            ? new(found.Guid, found.TypeName)
            : throw AtlasError.ReferenceNotFound($"{type} with unique attribute {{qualifiedName={name}}}");
    }
}

using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Store;

/// <summary>
/// Everything that the Data Map holds. All access happens under <see cref="Gate"/>, one request at a time; <see cref="Commit"/> ends a
/// request that wrote.
/// </summary>
internal sealed class DataMapState : IDisposable
{
    private readonly StateFile? _file;
    private readonly Dictionary<(string Kind, string Id), Func<string?>> _changed = [];
    private readonly Dictionary<(string Type, string QualifiedName), EntityRecord> _active = [];
    private readonly Dictionary<string, List<EntityRecord>> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RelationshipRecord>> _byEntity = new(StringComparer.Ordinal);

    public DataMapState(AzureEmulatorOptions options)
    {
        Options = options;
        foreach (JsonObject definition in TypedefSets.Flatten(BaseTypes.Definitions()))
        {
            Types.Set(TypedefSets.Complete(definition, DateTimeOffset.UnixEpoch));
        }

        _file = options.StateFile is { } path ? StateFile.Open(path) : null;
        foreach ((string kind, string id, JsonObject json) in _file?.Read() ?? [])
        {
            Load(kind, id, json);
        }
    }

    public Lock Gate { get; } = new();

    public AzureEmulatorOptions Options { get; }

    public TypeRegistry Types { get; } = new();

    public Dictionary<string, EntityRecord> Entities { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RelationshipRecord> Relationships { get; } = new(StringComparer.Ordinal);

    /// <summary>Glossaries, terms, categories, collections and policies.</summary>
    public DocumentSet Documents { get; } = new();

    /// <summary>Told of every entity that changed: the search index follows it.</summary>
    public Action<EntityRecord>? EntityChanged { get; set; }

    public long Now => Options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    public string RootCollection => Options.AccountName;

    public EntityRecord? FindActive(string typeName, string qualifiedName)
    {
        if (_active.TryGetValue((typeName, qualifiedName), out EntityRecord? exact))
        {
            return exact;
        }

        return _named.GetValueOrDefault(qualifiedName)?.Find(entity => Types.IsKindOf(entity.TypeName, typeName));
    }

    /// <summary>The active entity of exactly this type: what an upsert matches.</summary>
    public EntityRecord? FindExact(string typeName, string qualifiedName) => _active.GetValueOrDefault((typeName, qualifiedName));

    public EntityRecord Require(string guid) => Entities.GetValueOrDefault(guid) ?? throw AtlasError.EntityNotFound(guid);

    public EntityRecord RequireActive(string guid)
    {
        EntityRecord entity = Require(guid);
        return entity.IsDeleted ? throw AtlasError.Deleted(guid) : entity;
    }

    public IEnumerable<RelationshipRecord> RelationshipsOf(string guid) => _byEntity.GetValueOrDefault(guid) ?? [];

    /// <summary>Marks an entity as changed now, or adds it.</summary>
    public void Touch(EntityRecord entity)
    {
        entity.UpdateTime = Now;
        entity.Revision++;
        Save(entity);
    }

    /// <summary>Keeps an entity as it is, without a new revision.</summary>
    public void Save(EntityRecord entity)
    {
        Index(entity);
        Change("entity", entity.Guid, () => entity.ToJson().ToJsonString());
        EntityChanged?.Invoke(entity);
    }

    /// <summary>Forgets under which name the entity is found, before its qualifiedName changes.</summary>
    public void Unindex(EntityRecord entity)
    {
        _active.Remove((entity.TypeName, entity.QualifiedName));
        _named.GetValueOrDefault(entity.QualifiedName)?.Remove(entity);
    }

    public void Put(RelationshipRecord relationship)
    {
        if (Relationships.TryAdd(relationship.Guid, relationship))
        {
            Bucket(relationship.End1).Add(relationship);
            if (relationship.End2 != relationship.End1)
            {
                Bucket(relationship.End2).Add(relationship);
            }
        }

        Change("relationship", relationship.Guid, () => relationship.ToJson().ToJsonString());
    }

    public void Remove(RelationshipRecord relationship)
    {
        Relationships.Remove(relationship.Guid);
        Bucket(relationship.End1).Remove(relationship);
        Bucket(relationship.End2).Remove(relationship);
        Change("relationship", relationship.Guid, null);
    }

    public void SaveType(JsonObject definition)
    {
        Types.Set(definition);
        Change("type", definition.Text("name")!, () => definition.ToJsonString());
    }

    public void RemoveType(string name)
    {
        Types.Remove(name);
        Change("type", name, null);
    }

    public void Change(string kind, string id, Func<string?>? json)
    {
        if (_file is not null)
        {
            _changed[(kind, id)] = json ?? (static () => null);
        }
    }

    /// <summary>Makes the changes since the last commit durable.</summary>
    public void Commit()
    {
        if (_changed.Count > 0)
        {
            _file!.Write(_changed.Select(change => KeyValuePair.Create(change.Key, change.Value())));
            _changed.Clear();
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Load(string kind, string id, JsonObject json)
    {
        switch (kind)
        {
            case "entity":
                Index(EntityRecord.FromJson(json));
                break;
            case "relationship":
                Put(RelationshipRecord.FromJson(json));
                _changed.Clear();
                break;
            case "type":
                Types.Set(json);
                break;
            default:
                Documents.Load(kind, id, json);
                break;
        }
    }

    private void Index(EntityRecord entity)
    {
        Entities[entity.Guid] = entity;
        if (!entity.IsDeleted)
        {
            _active[(entity.TypeName, entity.QualifiedName)] = entity;
            if (!_named.TryGetValue(entity.QualifiedName, out List<EntityRecord>? named))
            {
                _named[entity.QualifiedName] = named = [];
            }

            if (!named.Contains(entity))
            {
                named.Add(entity);
            }
        }
        else if (FindExact(entity.TypeName, entity.QualifiedName) == entity)
        {
            Unindex(entity);
        }
    }

    private List<RelationshipRecord> Bucket(string guid)
    {
        if (!_byEntity.TryGetValue(guid, out List<RelationshipRecord>? bucket))
        {
            _byEntity[guid] = bucket = [];
        }

        return bucket;
    }
}

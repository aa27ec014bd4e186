using System.Globalization;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>
/// Reads the entities of a request into plans. Everything that can be refused is refused here, before anything changes, because one bad
/// entity or reference fails the whole request.
/// </summary>
internal sealed class EntityPlanner(DataMapState state)
{
    /// <summary>The contacts of one kind that an entity may have, of the Data Map's specification.</summary>
    private const int MaxContacts = 20;

    private readonly References _references = new(state);
    private readonly Dictionary<string, EntityPlan> _byGuid = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Name), EntityPlan> _byName = [];
    private readonly List<(JsonObject Source, EntityPlan Plan)> _sources = [];
    private long _invented = 9_514_774_903_018_000;

    public IReadOnlyDictionary<string, EntityTarget> Assignments => _references.Placeholders;

    public IReadOnlyCollection<EntityPlan> Plan(IEnumerable<JsonObject> entities)
    {
        foreach (JsonObject entity in entities)
        {
            Identify(entity);
        }

        foreach ((JsonObject source, EntityPlan plan) in _sources)
        {
            ReadAttributes(source, plan);
        }

        foreach (EntityPlan plan in _byGuid.Values.Where(plan => plan.Existing is null))
        {
            RequireMandatory(plan);
        }

        return _byGuid.Values;
    }

    private void Identify(JsonObject entity)
    {
        string typeName = entity.Text("typeName") ?? throw AtlasError.BadParameters("an entity has no 'typeName'");
        EntityShape shape = state.Types.Shape(typeName);
        string? guid = entity.Text("guid");
        string? name = entity["attributes"].Text("qualifiedName");
        EntityRecord? existing = null;
        if (guid is not null && !References.IsPlaceholder(guid))
        {
            existing = state.RequireActive(guid);
            if (existing.TypeName != typeName)
            {
                throw AtlasError.BadParameters($"{guid}: the type cannot change from {existing.TypeName} to {typeName}");
            }
        }
        else if (string.IsNullOrEmpty(name))
        {
            throw AtlasError.BadParameters($"{typeName}.qualifiedName: mandatory attribute value missing in type {typeName}");
        }
        else
        {
            existing = state.FindExact(typeName, name);
        }

        EntityPlan? plan = existing is not null ? _byGuid.GetValueOrDefault(existing.Guid) : _byName.GetValueOrDefault((typeName, name!));
        if (plan is null)
        {
            plan = new EntityPlan { Source = entity, Shape = shape, Guid = existing?.Guid ?? Guid.NewGuid().ToString(), Existing = existing };
            _byGuid.Add(plan.Guid, plan);
            _byName.TryAdd((typeName, name ?? ""), plan);
        }

        _sources.Add((entity, plan));
        var target = new EntityTarget(plan.Guid, typeName);
        if (guid is null)
        {
            guid = "-" + (_invented++).ToString(CultureInfo.InvariantCulture);
        }

        if (References.IsPlaceholder(guid))
        {
            _references.Assign(guid, target);
        }
        else
        {
            _references.Create(target);
        }
    }

    private void ReadAttributes(JsonObject source, EntityPlan plan)
    {
        foreach ((string name, JsonNode? value) in source["attributes"] as JsonObject ?? [])
        {
            if (plan.Shape.Ends.TryGetValue(name, out RelationshipEnd? end) && end.IsLegacy)
            {
                plan.Ends.Add(ReadEnd(plan, end, value));
            }
            else if (plan.Shape.Attributes.TryGetValue(name, out JsonObject? definition))
            {
                AttributeCheck.Require(plan.Shape.Name, definition, value, state.Options.MaxPropertyBytes);
                plan.Attributes[name] = IsReference(definition) ? Resolved(value) : value?.DeepClone();
            }

            // An attribute that the type does not define is dropped without a word, as Atlas does.
        }

        foreach ((string name, JsonNode? value) in source["relationshipAttributes"] as JsonObject ?? [])
        {
            if (plan.Shape.Ends.TryGetValue(name, out RelationshipEnd? end))
            {
                plan.Ends.Add(ReadEnd(plan, end, value));
            }
        }

        foreach ((string kind, JsonNode? people) in source["contacts"] as JsonObject ?? [])
        {
            if (people is JsonArray { Count: > MaxContacts } list)
            {
                throw AtlasError.BadParameters($"{plan.Shape.Name}.contacts.{kind}: {list.Count} contacts, at most {MaxContacts} are kept");
            }
        }

        foreach (JsonObject classification in source.Objects("classifications"))
        {
            state.Types.Require(classification.Text("typeName") ?? "", "CLASSIFICATION");
        }

        BusinessMetadata.Check(state, plan.Shape, source["businessAttributes"] as JsonObject ?? []);
    }

    private EndPlan ReadEnd(EntityPlan plan, RelationshipEnd end, JsonNode? value)
    {
        IEnumerable<JsonNode?> items = value is null ? Enumerable.Empty<JsonNode?>() : value as JsonArray ?? Enumerable.Repeat<JsonNode?>(value, 1);
        var targets = new List<(EntityTarget, JsonObject)>();
        foreach (JsonNode? item in items)
        {
            EntityTarget target = _references.Resolve(item);
            if (!state.Types.IsKindOf(target.TypeName, end.OtherType))
            {
                throw end.IsFirst
                    ? AtlasError.InvalidEnds(end.Relationship, plan.Shape.Name, target.TypeName)
                    : AtlasError.InvalidEnds(end.Relationship, target.TypeName, plan.Shape.Name);
            }

            targets.Add((target, (item.Member("relationshipAttributes").Member("attributes") as JsonObject)?.Copy() ?? []));
        }

        return new EndPlan(end, targets);
    }

    private bool IsReference(JsonObject definition)
    {
        string type = definition.Text("typeName")!;
        type = type.StartsWith("array<", StringComparison.Ordinal) ? type[6..^1] : type;
        return state.Types.IsEntityType(type);
    }

    private JsonNode? Resolved(JsonNode? value) => value switch
    {
        null => null,
        JsonArray array => AtlasJson.Array(array.Select(Resolved)),
        _ => new JsonObject { ["guid"] = _references.Resolve(value).Guid, ["typeName"] = _references.Resolve(value).TypeName },
    };

    private static void RequireMandatory(EntityPlan plan)
    {
        foreach ((string name, JsonObject definition) in plan.Shape.Attributes)
        {
            bool isGiven = plan.Attributes.TryGetPropertyValue(name, out JsonNode? value) && value is not null;
            if (!definition.Flag("isOptional", absent: true) && !isGiven && definition["defaultValue"] is null && !plan.Shape.Ends.ContainsKey(name))
            {
                throw AtlasError.BadParameters($"{plan.Shape.Name}.{name}: mandatory attribute value missing in type {plan.Shape.Name}");
            }
        }
    }
}

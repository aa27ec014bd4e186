using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Creates and updates the entities of one request: omitted attributes stay, supplied reference arrays replace.</summary>
internal sealed class EntityUpsert(DataMapState state, RelationshipWriter relationships)
{
    /// <summary>Carries out a request and describes what it changed.</summary>
    /// <param name="entities">The entities, referred ones included.</param>
    /// <param name="collection">The collection to move them to; null leaves known ones and puts new ones into the root.</param>
    /// <param name="businessBehavior">What business attributes do to known entities: ignore, merge or replace.</param>
    public JsonObject Run(IEnumerable<JsonObject> entities, string? collection, string businessBehavior)
    {
        if (collection is not null)
        {
            Account.CollectionRoutes.Require(state, collection);
        }

        var planner = new EntityPlanner(state);
        var mutation = new Mutation(state);
        IReadOnlyCollection<EntityPlan> plans = planner.Plan(entities);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (EntityPlan plan in plans)
        {
            if (plan.Existing is null)
            {
                Create(plan, collection);
            }
            else if (Update(plan, collection, businessBehavior))
            {
                changed.Add(plan.Guid);
            }
        }

        foreach (EntityPlan plan in plans)
        {
            bool isRelated = false;
            foreach (EndPlan end in plan.Ends)
            {
                isRelated |= relationships.Replace(plan.Guid, end);
            }

            if (plan.Existing is null)
            {
                mutation.Add("CREATE", state.Entities[plan.Guid]);
            }
            else if (changed.Contains(plan.Guid) || isRelated)
            {
                state.Touch(plan.Existing);
                mutation.Add("UPDATE", plan.Existing);
            }
        }

        return mutation.ToJson(planner.Assignments);
    }

    private static void Supply(EntityRecord entity, JsonObject source)
    {
        if (source["customAttributes"] is JsonObject custom)
        {
            entity.CustomAttributes = custom.Copy();
        }

        if (source["contacts"] is JsonObject contacts)
        {
            entity.Contacts = contacts.Copy();
        }

        if (source["labels"] is JsonArray labels)
        {
            entity.Labels.Clear();
            entity.Labels.UnionWith(labels.Texts());
        }
    }

    private void Create(EntityPlan plan, string? collection)
    {
        var entity = new EntityRecord
        {
            Guid = plan.Guid,
            TypeName = plan.Shape.Name,
            Attributes = plan.Attributes.Copy(),
            CollectionId = collection ?? state.RootCollection,
            CreateTime = state.Now,
        };
        foreach ((string name, JsonObject definition) in plan.Shape.Attributes)
        {
            if (definition["defaultValue"] is { } value && !entity.Attributes.ContainsKey(name))
            {
                entity.Attributes[name] = value.DeepClone();
            }
        }

        Supply(entity, plan.Source);
        entity.BusinessAttributes = (plan.Source["businessAttributes"] as JsonObject)?.Copy() ?? [];
        foreach (JsonObject classification in plan.Source.Objects("classifications"))
        {
            Classifications.Set(entity, classification);
        }

        state.Touch(entity);
    }

    /// <summary>Applies what differs; false when nothing does. Classifications of a known entity are left to their own operations.</summary>
    private bool Update(EntityPlan plan, string? collection, string businessBehavior)
    {
        EntityRecord entity = plan.Existing!;
        JsonObject before = entity.ToJson();
        if (plan.Attributes.Text("qualifiedName") is { } name && name != entity.QualifiedName)
        {
            state.Unindex(entity);
        }

        foreach ((string attribute, JsonNode? value) in plan.Attributes)
        {
            entity.Attributes[attribute] = value?.DeepClone();
        }

        Supply(entity, plan.Source);
        if (plan.Source["businessAttributes"] is JsonObject business && (businessBehavior is "merge" or "replace"))
        {
            entity.BusinessAttributes = businessBehavior == "merge" ? BusinessMetadata.Merge(entity.BusinessAttributes, business) : business.Copy();
        }

        entity.CollectionId = collection ?? entity.CollectionId;
        return !JsonNode.DeepEquals(before, entity.ToJson());
    }
}

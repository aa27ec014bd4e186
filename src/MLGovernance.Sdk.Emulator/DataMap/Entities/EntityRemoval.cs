using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Soft deletion: the entity stays with the status DELETED, its relationships follow, and what it owns goes with it.</summary>
internal sealed class EntityRemoval(DataMapState state)
{
    /// <summary>Deletes these and what they own. One that is already deleted is passed over.</summary>
    public JsonObject Run(IEnumerable<EntityRecord> entities)
    {
        var mutation = new Mutation(state);
        var open = new Queue<EntityRecord>(entities);
        while (open.TryDequeue(out EntityRecord? entity))
        {
            if (entity.IsDeleted)
            {
                continue;
            }

            foreach (EntityRecord owned in OwnedBy(entity))
            {
                open.Enqueue(owned);
            }

            state.Unindex(entity);
            entity.IsDeleted = true;
            state.Touch(entity);
            foreach (RelationshipRecord relationship in state.RelationshipsOf(entity.Guid).Where(relationship => !relationship.IsDeleted).ToArray())
            {
                relationship.IsDeleted = true;
                relationship.UpdateTime = state.Now;
                state.Put(relationship);
            }

            mutation.Add("DELETE", entity);
        }

        return mutation.ToJson();
    }

    private EntityRecord[] OwnedBy(EntityRecord entity)
    {
        EntityShape shape = state.Types.Shape(entity.TypeName);
        HashSet<(string, bool)> owning = [.. shape.Ends.Values.Where(end => end.OwnsOthers).Select(end => (end.Relationship, end.IsFirst))];
        return [.. state.RelationshipsOf(entity.Guid)
            .Where(relationship => !relationship.IsDeleted && owning.Contains((relationship.TypeName, relationship.End1 == entity.Guid)))
            .Select(relationship => state.Entities[relationship.Other(entity.Guid)])];
    }
}

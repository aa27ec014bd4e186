using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>Keeps relationships in step with the references that entities supply.</summary>
internal sealed class RelationshipWriter(DataMapState state)
{
    /// <summary>Makes the end name exactly these targets; true when that changed anything.</summary>
    public bool Replace(string guid, EndPlan plan)
    {
        RelationshipEnd end = plan.End;
        Dictionary<string, RelationshipRecord> present = Active(guid, end.Relationship)
            .Where(relationship => (end.IsFirst ? relationship.End1 : relationship.End2) == guid)
            .DistinctBy(relationship => relationship.Other(guid))
            .ToDictionary(relationship => relationship.Other(guid), StringComparer.Ordinal);
        bool isChanged = false;
        foreach ((EntityTarget target, JsonObject attributes) in plan.Targets)
        {
            if (present.Remove(target.Guid, out RelationshipRecord? known))
            {
                isChanged |= SetAttributes(known, attributes);
                continue;
            }

            if (!end.OtherIsMany)
            {
                DropOthers(target.Guid, end);
            }

            Add(end.Relationship, end.IsFirst ? guid : target.Guid, end.IsFirst ? target.Guid : guid, attributes);
            isChanged = true;
        }

        // A supplied list is the whole list: Atlas removes what it no longer names.
        foreach (RelationshipRecord gone in present.Values)
        {
            state.Remove(gone);
            isChanged = true;
        }

        return isChanged;
    }

    public RelationshipRecord Add(string type, string end1, string end2, JsonObject attributes)
    {
        var relationship = new RelationshipRecord
        {
            Guid = Guid.NewGuid().ToString(),
            TypeName = type,
            End1 = end1,
            End2 = end2,
            Attributes = attributes,
            CreateTime = state.Now,
            UpdateTime = state.Now,
        };
        state.Put(relationship);
        return relationship;
    }

    public RelationshipRecord? Find(string type, string end1, string end2) =>
        Active(end1, type).FirstOrDefault(relationship => relationship.End1 == end1 && relationship.End2 == end2);

    public bool SetAttributes(RelationshipRecord relationship, JsonObject attributes)
    {
        JsonObject merged = relationship.Attributes.Copy();
        foreach ((string name, JsonNode? value) in attributes)
        {
            merged[name] = value?.DeepClone();
        }

        if (JsonNode.DeepEquals(merged, relationship.Attributes))
        {
            return false;
        }

        relationship.Attributes = merged;
        relationship.UpdateTime = state.Now;
        relationship.Revision++;
        state.Put(relationship);
        return true;
    }

    private IEnumerable<RelationshipRecord> Active(string guid, string type) =>
        state.RelationshipsOf(guid).Where(relationship => !relationship.IsDeleted && relationship.TypeName == type);

    private void DropOthers(string other, RelationshipEnd end)
    {
        foreach (RelationshipRecord taken in Active(other, end.Relationship)
            .Where(relationship => (end.IsFirst ? relationship.End2 : relationship.End1) == other).ToArray())
        {
            state.Remove(taken);
        }
    }
}

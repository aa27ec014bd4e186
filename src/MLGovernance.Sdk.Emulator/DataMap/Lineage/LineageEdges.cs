using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Lineage;

/// <summary>One edge of data flow.</summary>
internal readonly record struct LineageEdge(string From, string To, string Relationship);

/// <summary>The data flow that relationships state: into and out of processes, and straight from data set to data set.</summary>
internal sealed class LineageEdges(DataMapState state)
{
    /// <summary>The edges that end at the entity, or start there; sorted, so that what a width cuts off is the same every time.</summary>
    public LineageEdge[] Of(string guid, bool isInput) =>
    [
        .. state.RelationshipsOf(guid)
            .Where(relationship => !relationship.IsDeleted)
            .Select(AsEdge).OfType<LineageEdge>()
            .Where(edge => (isInput ? edge.To : edge.From) == guid)
            .Where(edge => !state.Entities[isInput ? edge.From : edge.To].IsDeleted)
            .OrderBy(edge => isInput ? edge.From : edge.To, StringComparer.Ordinal),
    ];

    /// <summary>The entities that contain this one.</summary>
    public IEnumerable<(string Parent, string Relationship)> ParentsOf(string guid)
    {
        HashSet<(string, bool)> owned = [.. state.Types.Shape(state.Entities[guid].TypeName).Ends.Values
            .Where(end => IsContained(end.Relationship, end.IsFirst)).Select(end => (end.Relationship, end.IsFirst))];
        return state.RelationshipsOf(guid)
            .Where(relationship => !relationship.IsDeleted && owned.Contains((relationship.TypeName, relationship.End1 == guid)))
            .Select(relationship => (relationship.Other(guid), relationship.Guid));
    }

    private static LineageEdge? AsEdge(RelationshipRecord relationship) => relationship.TypeName switch
    {
        "dataset_process_inputs" => new LineageEdge(relationship.End2, relationship.End1, relationship.Guid),
        "process_dataset_outputs" or "direct_lineage_dataset_dataset" => new LineageEdge(relationship.End1, relationship.End2, relationship.Guid),
        _ => null,
    };

    private bool IsContained(string relationship, bool isFirst)
    {
        System.Text.Json.Nodes.JsonObject? definition = state.Types.Find(relationship);
        return definition.Text("relationshipCategory") == "COMPOSITION" && definition?[isFirst ? "endDef2" : "endDef1"].Flag("isContainer") == true;
    }
}
